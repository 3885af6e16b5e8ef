package org.posrig.run.nightly;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How posrig is started again beside itself: the same Java, class path and settings, with a heap of its own. */
final class WorkerCommand {

    /** The hidden command that a worker is; the words by which one is known among processes. */
    static final String WORD = "nightly-worker";

    private static final String MAIN = "org.posrig.cli.Posrig";
    private static final Set<String> PASSED_ON =
            Set.of("java.io.tmpdir", "file.encoding", "stdout.encoding", "stderr.encoding");

    private WorkerCommand() {}

    /**
     * A worker over a plan.
     *
     * @param goOn the run to go on in
     */
    static List<String> worker(
            Path plan, Optional<Path> output, long seed, Optional<Instant> until, Optional<Path> goOn) {
        // What a run of some hundred scenarios on four terminals needs, and room for as much again; a gap between
        // young and old that gives memory back keeps the process small over a night.
        List<String> command = java(List.of(
                "-Xmx128m",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-XX:MaxMetaspaceSize=128m",
                "-Xss512k"));
        command.addAll(List.of(WORD, "--plan", plan.toString(), "--seed", String.valueOf(seed)));
        output.ifPresent(folder -> command.addAll(List.of("--output-dir", folder.toString())));
        until.ifPresent(end -> command.addAll(List.of("--until", end.toString())));
        goOn.ifPresent(folder -> command.addAll(List.of("--go-on", folder.toString())));
        return command;
    }

    /** A doctor for a bench. */
    static List<String> doctor(Path bench) {
        List<String> command = java(List.of("-Xmx128m"));
        command.addAll(List.of("doctor", "--bench", bench.toString()));
        return command;
    }

    private static List<String> java(List<String> heap) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(heap);
        String cache = System.getProperty("posrig.aot", "");
        if (!cache.isEmpty()) {
            command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off"));
        }
        for (String name : new TreeSet<>(System.getProperties().stringPropertyNames())) {
            if (name.startsWith("posrig.") || PASSED_ON.contains(name)) {
                command.add("-D" + name + "=" + System.getProperty(name));
            }
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
        return command;
    }
}
