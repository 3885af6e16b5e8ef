package org.posrig.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code posrig host} as a user has it, in a process of its own that writes into a folder of the test's. */
final class HostProcess implements AutoCloseable {

    private static final long WITHIN_NS = TimeUnit.SECONDS.toNanos(40);

    private final Process process;
    private final Path output;

    HostProcess(Path folder, String... arguments) {
        try {
            output = Files.createTempFile(folder, "output", ".txt");
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-Dstdout.encoding=UTF-8",
                    "-Dstderr.encoding=UTF-8",
                    "-Dposrig.home=" + folder,
                    "-cp",
                    // Surefire's own class path is one jar that names the others.
                    System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                    "org.posrig.cli.Posrig",
                    "host",
                    "--fixtures",
                    Fixtures.FOLDER.toAbsolutePath().normalize().toString()));
            command.addAll(List.of(arguments));
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first group of a pattern, once it is said. */
    String awaits(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        long deadline = System.nanoTime() + WITHIN_NS;
        while (System.nanoTime() < deadline) {
            Matcher matcher = compiled.matcher(said());
            if (matcher.find()) {
                return matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
            }
            if (!process.isAlive() && !compiled.matcher(said()).find()) {
                break;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new AssertionError("'" + pattern + "' was not said:\n" + said());
    }

    int port(String pattern) {
        return Integer.parseInt(awaits(pattern));
    }

    /** Sends SIGTERM and gives the exit code. */
    int terminated() {
        process.destroy();
        try {
            if (!process.waitFor(WITHIN_NS, TimeUnit.NANOSECONDS)) {
                throw new AssertionError("It did not end; it said:\n" + said());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
