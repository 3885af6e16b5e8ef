package org.posrig.run.nightly;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posrig.run.PosrigCommand;

/** What a night starts beside itself, each with a heap of its own. */
final class WorkerCommand {

    /** The hidden command that a worker is. */
    private static final String WORD = "nightly-worker";

    private WorkerCommand() {}

    /**
     * A worker over a plan.
     *
     * @param goOn the run to go on in
     * @param keepsEnd whether a clock that is set does not move the end
     */
    static List<String> worker(
            Path plan,
            Optional<Path> output,
            long seed,
            Optional<Instant> until,
            Optional<Path> goOn,
            boolean keepsEnd) {
        // What a run of some hundred scenarios on four terminals needs, and room for as much again; a gap between
        // young and old that gives memory back keeps the process small over a night.
        PosrigCommand command = new PosrigCommand()
                .option("-Xmx128m")
                .option("-XX:MinHeapFreeRatio=10")
                .option("-XX:MaxHeapFreeRatio=30")
                .option("-XX:MaxMetaspaceSize=128m")
                .option("-Xss512k");
        List<String> words = new ArrayList<>(List.of(WORD, "--plan", plan.toString(), "--seed", String.valueOf(seed)));
        output.ifPresent(folder -> words.addAll(List.of("--output-dir", folder.toString())));
        until.ifPresent(end -> words.addAll(List.of("--until", end.toString())));
        goOn.ifPresent(folder -> words.addAll(List.of("--go-on", folder.toString())));
        if (keepsEnd) {
            words.add("--keep-end");
        }
        return command.line(words);
    }

    /** A doctor for a bench. */
    static List<String> doctor(Path bench) {
        return new PosrigCommand().option("-Xmx128m").line(List.of("doctor", "--bench", bench.toString()));
    }
}
