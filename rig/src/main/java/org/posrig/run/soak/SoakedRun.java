package org.posrig.run.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.posrig.run.outcome.KeptRun;

/** One run of a soak: started, met by its fault, waited for, and swept up after. */
final class SoakedRun {

    private static final long LIMIT = TimeUnit.MINUTES.toNanos(5);
    private static final int REAP_SECONDS = 10;
    private static final Pattern BEGUN = Pattern.compile("\"begun\":true");

    private final SoakRequest request;
    private final FaultPlan plan;
    private final int number;
    private final Path folder;
    private final Slot slot;
    private int planned;
    private Optional<Instant> begun = Optional.empty();
    private Optional<Instant> laid = Optional.empty();
    private Optional<Instant> over = Optional.empty();

    /**
     * What runs that follow each other have in common.
     *
     * @param state what their benches remember
     * @param temporary with a short path
     */
    record Slot(int number, Path state, Path temporary) {}

    SoakedRun(SoakRequest request, FaultPlan plan, int number, Slot slot) {
        this.request = request;
        this.plan = plan;
        this.number = number;
        this.slot = slot;
        this.folder = request.folder().resolve("run-%04d".formatted(number));
    }

    Ended execute() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        SoakBench bench = SoakBench.under(plan.fault(), request.home(), folder, "soak-" + slot.number());
        String terminal = plan.fault().ofOneTerminal()
                ? bench.terminals().get(plan.terminal() % bench.terminals().size())
                : "";
        Path door = slot.temporary().resolve("host");
        RigProcess.Places places =
                new RigProcess.Places(request.home(), slot.state(), slot.temporary(), door, folder.resolve("said.txt"));
        long start = System.nanoTime();
        RigProcess rig = RigProcess.start(places, words(bench));
        Hand hand = new Hand(rig.process(), slot.temporary(), door);
        boolean hung = false;
        while (!rig.ended()) {
            befall(hand, terminal);
            if (System.nanoTime() - start > LIMIT) {
                hung = true;
                rig.process().destroyForcibly().waitFor();
            }
        }
        int code = rig.process().exitValue();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        boolean killed = plan.fault() == Fault.RIG_KILLED && laid.isPresent();
        List<String> left = new ArrayList<>(rig.reap(REAP_SECONDS));
        if (killed) {
            // Its folder of sockets is what a killed rig cannot remove.
            RigProcess.sweep(slot.temporary()).stream()
                    .filter(path -> path.endsWith(".yaml"))
                    .forEach(left::add);
            report(places);
        } else {
            left.addAll(RigProcess.sweep(slot.temporary()));
        }
        return new Ended(number, plan, laid, over, terminal, code, hung, took, rig.residentKib(), left, folder, run());
    }

    private List<String> words(SoakBench bench) {
        List<String> words = new ArrayList<>(List.of(
                "run",
                "--bench",
                bench.file().toString(),
                "--lanes",
                Integer.toString(bench.terminals().size()),
                "--output-dir",
                runs().toString(),
                "--seed",
                Integer.toString(number)));
        if (plan.fault() == Fault.TAMPERED) {
            // To see that it is not heeded.
            words.addAll(List.of("--retry", "1"));
        }
        words.addAll(request.chosen());
        return words;
    }

    // The fault comes so long after so many scenarios have begun; it is tried until there is something to lay it on.
    private void befall(Hand hand, String terminal) throws IOException {
        Instant now = Instant.now();
        if (begun.isEmpty()) {
            begun = enoughBegun() ? Optional.of(now) : Optional.empty();
        } else if (laid.isEmpty() && !now.isBefore(begun.get().plus(plan.after()))) {
            if (plan.fault() != Fault.NONE && hand.lay(plan.fault(), terminal)) {
                laid = Optional.of(now);
            }
        } else if (laid.isPresent()
                && over.isEmpty()
                && plan.backAfter()
                        .filter(back -> !now.isBefore(laid.get().plus(back)))
                        .isPresent()
                && hand.takeAway(plan.fault(), terminal)) {
            over = Optional.of(Instant.now());
        }
    }

    private boolean enoughBegun() throws IOException {
        Optional<Path> run = run().filter(KeptRun::is);
        Optional<Path> lines =
                run.map(found -> found.resolve("scenarios.jsonl")).filter(Files::exists);
        if (lines.isEmpty()) {
            return false;
        }
        if (planned == 0) {
            planned = KeptRun.read(run.get()).outcomes().size();
        }
        String told = new String(Files.readAllBytes(lines.get()), StandardCharsets.UTF_8);
        return BEGUN.matcher(told).results().count() >= Math.min(plan.begun(planned), planned);
    }

    private Path runs() {
        return folder.resolve("runs");
    }

    private Optional<Path> run() throws IOException {
        if (!Files.isDirectory(runs())) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(runs())) {
            return found.filter(Files::isDirectory).findFirst();
        }
    }

    // What people do in the morning after a kill; without Node.js it still closes what was cut off.
    private void report(RigProcess.Places places) throws IOException, InterruptedException {
        RigProcess report = RigProcess.start(places, List.of("report", "--output-dir", runs().toString()));
        long end = System.nanoTime() + LIMIT;
        boolean ended = false;
        while (!ended && System.nanoTime() < end) {
            ended = report.ended();
        }
        report.process().destroyForcibly().waitFor();
    }
}
