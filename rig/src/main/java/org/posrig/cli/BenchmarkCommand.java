package org.posrig.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.posrig.bench.TemporaryFolder;
import org.posrig.display.benchmark.DisplayBenchmark;
import org.posrig.fault.BadInput;
import org.posrig.host.benchmark.HostBenchmark;
import org.posrig.terminal.Press;
import org.posrig.yaml.Durations;
import picocli.CommandLine;

/** {@code posrig benchmark}: figures of the rig's own speed. */
@CommandLine.Command(
        name = "benchmark",
        description = "Measures how fast a part of the rig is on this machine.",
        mixinStandardHelpOptions = true)
final class BenchmarkCommand {

    private static final int LEAST = 100;
    private static final int MOST = 1_000_000;
    private static final int FAILED = 1;
    private static final List<Integer> COUNTS = List.of(1, 2, 4, 8);

    @CommandLine.Command(
            name = "host",
            description =
                    "Measures the acquirer: full sales beside a bare jPOS echo, lateness of delays, memory over many sales.",
            mixinStandardHelpOptions = true)
    int host(
            @CommandLine.Option(
                            names = "--sales",
                            paramLabel = "N",
                            defaultValue = "20000",
                            description = "How many sales the memory is watched over; default 20000.")
                    int sales)
            throws IOException {
        if (sales < LEAST || sales > MOST) {
            throw new BadInput("--sales must be " + LEAST + " to " + MOST + ", not " + sales + ".");
        }
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            new HostBenchmark(System.out, folder.path(), Posrig.home().resolve("fixtures/cards")).run(sales);
        }
        return 0;
    }

    @CommandLine.Command(
            name = "keys",
            description =
                    "Measures how keys are pressed, on the bench of stand-ins: whether each digit counts once, how hold and gap are kept beside a"
                            + " bare scheduled executor while the rig is busy, and the rig's share of a scenario's time.",
            mixinStandardHelpOptions = true)
    int keys(
            @CommandLine.Option(
                            names = "--digits",
                            paramLabel = "N",
                            defaultValue = "1000",
                            description = "How many digits are typed; default 1000.")
                    int digits,
            @CommandLine.Option(
                            names = "--hold",
                            paramLabel = "TIME",
                            defaultValue = "8ms",
                            description = "How long each is held, and nothing is held after it; default 8ms.")
                    String hold,
            @CommandLine.Option(names = "--count-only", description = "Counts the digits and measures nothing.")
                    boolean countOnly)
            throws IOException {
        if (digits < LEAST || digits > MOST) {
            throw new BadInput("--digits must be " + LEAST + " to " + MOST + ", not " + digits + ".");
        }
        Duration held = Durations.parse(hold)
                .filter(time -> !time.isZero() && time.compareTo(Press.LONGEST_HOLD) <= 0)
                .orElseThrow(() -> new BadInput("--hold must be a time such as 8ms, at most 10s, not '" + hold + "'."));
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            return new KeysBenchmarked(System.out, Posrig.home(), folder.path()).run(digits, held, countOnly)
                    ? 0
                    : FAILED;
        }
    }

    @CommandLine.Command(
            name = "terminals",
            description =
                    "Measures how much sooner the same scenarios are done by more stand-in terminals, how busy the processors are"
                            + " meanwhile, and the memory of the rig's own process.",
            mixinStandardHelpOptions = true)
    int terminals(
            @CommandLine.Parameters(
                            paramLabel = "FEATURE[:LINE]",
                            description = "What is run; sales with PINs, chips and taps unless told otherwise.")
                    List<String> features,
            @CommandLine.Option(
                            names = "--most",
                            paramLabel = "N",
                            defaultValue = "8",
                            description = "Up to how many terminals: 1, 2, 4 or 8; default 8.")
                    int most)
            throws IOException {
        if (!COUNTS.contains(most)) {
            throw new BadInput("--most must be 1, 2, 4 or 8, not " + most + ".");
        }
        try (TemporaryFolder folder = TemporaryFolder.make()) {
            return new TerminalsBenchmarked(
                                    System.out,
                                    Posrig.home(),
                                    folder.path(),
                                    Optional.ofNullable(features).orElse(List.of()))
                            .run(COUNTS.stream().filter(count -> count <= most).toList())
                    ? 0
                    : FAILED;
        }
    }

    @CommandLine.Command(
            name = "display",
            description =
                    "Measures how displays are read: bytes a second of each decoder beside JLine's screen terminal,"
                            + " memory a screen, time from a byte to the step that waits for it beside a bare read.",
            mixinStandardHelpOptions = true)
    int display() {
        new DisplayBenchmark(System.out).run();
        return 0;
    }
}
