package org.posrig.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.posrig.fault.RigFault;

/**
 * A stand-in of the other side of the wire, running in a process of its own. It says {@code ready} when its wires are up and ends when its standard input
 * does, so it never outlives the rig, however the rig dies.
 */
final class StandInJvm implements AutoCloseable {

    /** A second or two usually; a machine that many use at once takes its time. */
    private static final int READY_SECONDS = 60;

    private final String what;
    private final Process process;
    private final Path errors;

    private StandInJvm(String what, Process process, Path errors) {
        this.what = what;
        this.process = process;
        this.errors = errors;
    }

    /**
     * Starts it without waiting for it.
     *
     * @param what what it is, for messages: {@code stand-in terminal T1}
     * @param errors what it writes to its error output
     */
    static StandInJvm start(String what, Class<?> main, List<String> arguments, Path errors) {
        try {
            Process process = new ProcessBuilder(command(main, arguments))
                    .redirectError(errors.toFile())
                    .start();
            return new StandInJvm(what, process, errors);
        } catch (IOException e) {
            throw notStarted(what, e);
        }
    }

    static RigFault notStarted(String what, IOException cause) {
        return new RigFault(
                RigFault.Cause.STAND_IN,
                "The " + what + " cannot be started (" + cause.getMessage() + ").",
                "See that the disk has room and that java can be run.",
                cause);
    }

    // A short life: little to compile, little to collect. The class path is the launcher's own, so its cache fits here
    // too.
    private static List<String> command(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m"));
        String cache = System.getProperty("posrig.aot", "");
        if (!cache.isEmpty()) {
            command.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off", "-Xlog:cds*=off"));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }

    /**
     * Has links removed as soon as it has ended, however it did. One that was killed leaves the links to its pseudo-terminals behind, and
     * their numbers are given to the next who asks: a line that looked for its display there would take another terminal's.
     */
    void unlinkAtEnd(List<Path> links) {
        process.onExit().thenRun(() -> links.forEach(StandInJvm::unlink));
    }

    private static void unlink(Path link) {
        try {
            Files.deleteIfExists(link);
        } catch (IOException e) {
            // The folder goes with the bench.
        }
    }

    /** @throws RigFault when it is not ready in time, with what it wrote */
    void awaitReady() {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        String read = new BufferedReader(process.inputReader(StandardCharsets.UTF_8)).readLine();
                        return read == null ? "" : read;
                    } catch (IOException e) {
                        return "";
                    }
                },
                task -> Thread.ofVirtual().start(task));
        try {
            if (line.get(READY_SECONDS, TimeUnit.SECONDS).equals("ready")) {
                return;
            }
        } catch (ExecutionException | TimeoutException e) {
            // told below with what it wrote
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new RigFault(
                RigFault.Cause.STAND_IN,
                "The " + what + " did not become ready: " + firstError(),
                "The whole of what it wrote is in " + errors + ".");
    }

    private String firstError() {
        try {
            return Files.readAllLines(errors).stream().findFirst().orElse("it wrote nothing.");
        } catch (IOException e) {
            return "it wrote nothing.";
        }
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(3, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
