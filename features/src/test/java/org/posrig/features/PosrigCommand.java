package org.posrig.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code posrig run}, and {@code posrig mutants}, as a user has them: a process of its own, with everything it writes (runs, state, temporary files, its output)
 * in one folder of the test's.
 */
final class PosrigCommand {

    /** Whole suites are run in the long form only. */
    private static final Duration LIMIT = Duration.ofMinutes(Boolean.getBoolean("posrig.long") ? 20 : 5);

    /** What a command left behind: its exit code and all that it said on both outputs. */
    record Result(int exitCode, String output) {}

    private final Path folder;
    private final String main;

    /** @param folder runs, state and temporary files go there; commands with the same folder share a bench's state */
    PosrigCommand(Path folder) {
        this(folder, "org.posrig.cli.Posrig");
    }

    private PosrigCommand(Path folder, String main) {
        this.folder = folder;
        this.main = main;
    }

    /** The same by another entrance, which goes on to posrig's own. */
    PosrigCommand by(Class<?> entrance) {
        return new PosrigCommand(folder, entrance.getName());
    }

    static Path home() {
        return Path.of(System.getProperty("posrig.home")).toAbsolutePath().normalize();
    }

    /** What benches remember. */
    Path state() {
        return folder.resolve("state");
    }

    /** Temporary files; a short name, because sockets lie in there and their paths may have 108 bytes at most. */
    Path temporary() {
        return folder.resolve("t");
    }

    /** Where runs have their folders. */
    Path runs() {
        return folder.resolve("runs");
    }

    /** The folder of the newest run. */
    Path newestRun() {
        try (Stream<Path> runs = Files.list(runs())) {
            return runs.max(Path::compareTo).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs to the end. */
    Result run(Path bench, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--bench", bench.toString()));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    /** {@code posrig mutants}, to the end. */
    Result mutants(String... arguments) {
        return ended(start("mutants", folder.resolve("hunt"), arguments));
    }

    /** {@code posrig rerun} of the newest run, to the end. */
    Result rerun(String... arguments) {
        return ended(start("rerun", folder.resolve("runs"), arguments));
    }

    /** {@code posrig report}, started without waiting; with Node.js, where the tests have it. */
    Running report(String... arguments) {
        return start(
                Stream.concat(
                                Stream.of(
                                        "report",
                                        "--output-dir",
                                        folder.resolve("runs").toString()),
                                Stream.of(arguments))
                        .toList(),
                List.of());
    }

    /** {@code posrig run} through a shell's words, such as {@code ulimit -f 40}, to the end. */
    Result runAfter(String words, Path bench, String... arguments) {
        List<String> all = new ArrayList<>(
                List.of("run", "--output-dir", folder.resolve("runs").toString(), "--bench", bench.toString()));
        all.addAll(List.of(arguments));
        return ended(start(all, List.of("/bin/sh", "-c", words + " && exec \"$@\"", "sh")));
    }

    /** A command with a folder for its runs, started by another that gets it as its last words. */
    Running startBehind(List<String> before, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(1, List.of("--output-dir", runs().toString()));
        return start(all, before);
    }

    /** {@code posrig lint}, to the end. */
    Result lint(String... arguments) {
        return ended(
                start(Stream.concat(Stream.of("lint"), Stream.of(arguments)).toList()));
    }

    /** {@code posrig benchmark}, to the end. */
    Result benchmark(String... arguments) {
        return ended(start(
                Stream.concat(Stream.of("benchmark"), Stream.of(arguments)).toList()));
    }

    /** {@code posrig trace}, to the end. */
    Result trace(String... arguments) {
        return ended(
                start(Stream.concat(Stream.of("trace"), Stream.of(arguments)).toList()));
    }

    /** {@code posrig profile}, started without waiting. */
    Running profile(String... arguments) {
        return start(Stream.concat(Stream.of("profile"), Stream.of(arguments)).toList());
    }

    /** Any other command, started without waiting; nobody is at its keyboard. */
    Running command(String... words) {
        return start(List.of(words));
    }

    /** Runs to the end, on the default bench unless the arguments name another. */
    Result run(String... arguments) {
        return ended(start(arguments));
    }

    /** Starts {@code posrig run} without waiting. */
    Running start(String... arguments) {
        return start("run", folder.resolve("runs"), arguments);
    }

    static Result ended(Running running) {
        return ended(running, LIMIT);
    }

    /** The same of what may take longer, or less. */
    static Result ended(Running running, Duration limit) {
        try {
            if (!running.process().waitFor(limit)) {
                running.process().destroyForcibly().waitFor();
                throw new AssertionError(
                        "posrig did not end in " + limit.toSeconds() + " s; it said:\n" + running.said());
            }
        } catch (InterruptedException e) {
            running.process().destroyForcibly();
            throw new IllegalStateException(e);
        }
        return new Result(running.process().exitValue(), running.said());
    }

    private Running start(String word, Path output, String... arguments) {
        return start(Stream.concat(Stream.of(word, "--output-dir", output.toString()), Stream.of(arguments))
                .toList());
    }

    private Running start(List<String> words) {
        return start(words, List.of());
    }

    private Running start(List<String> words, List<String> before) {
        try {
            Files.createDirectories(temporary());
            Path said = Files.createTempFile(folder, "output", ".txt");
            List<String> command = new ArrayList<>(before);
            command.addAll(command(words));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .redirectInput(Path.of("/dev/null").toFile());
            // No report after a run: it is tried elsewhere and takes its time.
            if (!words.getFirst().equals("report")) {
                builder.environment().remove("POSRIG_NODE");
            }
            return new Running(builder.start(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(List<String> words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Dposrig.home=" + home(),
                "-Dposrig.state=" + state(),
                "-Djava.io.tmpdir=" + temporary(),
                "-cp",
                // Surefire's own class path is one jar that names the others.
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main));
        command.addAll(words);
        return command;
    }

    /** A command that has been started. */
    record Running(Process process, Path output) {

        /** What it has said so far. */
        String said() {
            try {
                return Files.readString(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
