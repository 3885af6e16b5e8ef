package org.posrig.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.posrig.bench.BenchFile;
import org.posrig.bench.byhand.ByHand;
import org.posrig.bench.calibrate.Calibration;
import org.posrig.bench.calibrate.Point;
import org.posrig.fault.BadInput;
import org.posrig.terminal.ScreenMismatch;
import org.posrig.terminal.TerminalProfile;
import org.posrig.terminal.TypingTrial;
import org.posrig.yaml.YamlEdit;
import picocli.CommandLine;

/** {@code posrig calibrate}. */
@CommandLine.Command(
        name = "calibrate",
        description =
                "Finds the shortest reliable hold and gap of a terminal's keys, by digits typed into the entry of an amount that is never"
                        + " confirmed, and with --write puts them with a margin into the profile.",
        mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {

    private static final String START = "ready";
    private static final int LARGEST = 10_000;

    @CommandLine.Mixin
    private AtTerminal at = new AtTerminal();

    @CommandLine.Option(
            names = "--write",
            description = "Writes hold and gap into the profile; all else in it stays as it is.")
    private boolean write;

    @CommandLine.Option(
            names = "--digits",
            paramLabel = "N",
            defaultValue = "24",
            description = "How many digits are typed at each pace; default 24.")
    private int digits;

    @CommandLine.Option(
            names = "--resolution",
            paramLabel = "MS",
            defaultValue = "1",
            description = "How near to the limit the search goes, in milliseconds; default 1.")
    private int resolution;

    @Override
    public Integer call() {
        if (digits < 1 || digits > LARGEST) {
            throw new BadInput("--digits must be 1 to " + LARGEST + ", not " + digits + ".");
        }
        if (resolution < 1 || resolution > 20) {
            throw new BadInput("--resolution must be 1 to 20 milliseconds, not " + resolution + ".");
        }
        at.with(this::writable, (chosen, hand) -> told(chosen.part(), found(hand)));
        return 0;
    }

    // The measurement takes minutes: what it comes to is not to be lost for want of a place.
    private void writable(AtTerminal.Chosen chosen) {
        if (write) {
            TerminalProfile profile = chosen.part().profile();
            edit(profile.file(), profile.timing().hold(), profile.timing().gap())
                    .requireWritable();
        }
    }

    private static YamlEdit edit(Path profile, Duration hold, Duration gap) {
        return YamlEdit.of(profile)
                .set(List.of("timing", "hold"), hold.toMillis() + "ms")
                .set(List.of("timing", "gap"), gap.toMillis() + "ms");
    }

    private Calibration.Found found(ByHand hand) {
        TypingTrial trial = TypingTrial.of(hand.terminal())
                .filter(any -> hand.terminal().profile().starts().containsKey(START))
                .orElseThrow(
                        () -> new BadInput(
                                hand.terminal().profile().file()
                                        + ": calibrating needs a start 'ready' and a flow that types an amount with 'echo: yuan'; add them."));
        hand.lane().start(START);
        try {
            trial.open(hand.lane().usualValues());
        } catch (ScreenMismatch e) {
            throw new BadInput("The entry of an amount does not open. " + e.getMessage());
        }
        System.out.println("  hold    gap  typed dropped doubled");
        try {
            return new Calibration(trial, digits, resolution, CalibrateCommand::tell).find();
        } finally {
            trial.leave();
        }
    }

    private static void tell(Point point) {
        System.out.printf(
                Locale.ROOT,
                "%3d ms %3d ms %6d %7d %7d%s%n",
                point.hold().toMillis(),
                point.gap().toMillis(),
                point.counted().typed(),
                point.counted().dropped(),
                point.counted().doubled(),
                point.sound() ? "" : "  ✗");
    }

    private void told(BenchFile.TerminalPart part, Calibration.Found found) {
        PrintStream out = System.out;
        long keptHold = found.hold().toMillis();
        out.println("hold");
        curve(out, found.holds(), Point::hold);
        out.println("gap, at a hold of " + keptHold + " ms");
        curve(out, found.gaps(), Point::gap);
        out.printf(
                "Shortest: hold %d ms, gap %d ms. With a margin: hold %d ms, gap %d ms.%n",
                found.shortestHold().toMillis(),
                found.shortestGap().toMillis(),
                keptHold,
                found.gap().toMillis());
        Path profile = part.profile().file();
        if (write) {
            edit(profile, found.hold(), found.gap()).write();
            out.println("Written into " + profile + ".");
        } else {
            out.println("--write puts them into " + profile + ", which has hold "
                    + part.profile().timing().hold().toMillis() + " ms and gap "
                    + part.profile().timing().gap().toMillis() + " ms.");
        }
    }

    private static void curve(PrintStream out, List<Point> points, java.util.function.Function<Point, Duration> by) {
        points.stream().sorted(Comparator.comparing(by)).forEach(point -> {
            TypingTrial.Counted counted = point.counted();
            int right = Math.max(0, counted.typed() - counted.dropped() - counted.doubled());
            int blocks = counted.typed() == 0 ? 0 : right * 20 / counted.typed();
            out.printf(
                    Locale.ROOT,
                    "%5d ms |%-20s| %d of %d%n",
                    by.apply(point).toMillis(),
                    "#".repeat(blocks),
                    right,
                    counted.typed());
        });
    }
}
