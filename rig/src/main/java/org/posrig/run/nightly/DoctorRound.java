package org.posrig.run.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.posrig.bench.lease.Owner;

/**
 * A doctor's look at the bench before a night, in a process of its own, so that one that hangs can be ended. It writes down itself which
 * terminals are out of service.
 */
final class DoctorRound {

    /** A Pi needs a minute for four terminals. */
    static final Duration LIMIT = Duration.ofMinutes(5);

    private static final int FIT = 0;
    private static final int NOT_ALL_FIT = 3;

    private final Path home;
    private final Path log;

    /** @param log takes the doctor's table */
    DoctorRound(Path home, Path log) {
        this.home = home;
        this.log = log;
    }

    /** Looks. @return what is to be told: that all is well, what fails, or why there is no word of it */
    List<String> look(Path bench, String owner) {
        ProcessBuilder builder = new ProcessBuilder(WorkerCommand.doctor(bench))
                .directory(home.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put(Owner.VARIABLE, owner);
        builder.environment().keySet().removeAll(List.of("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"));
        try {
            Process doctor = builder.start();
            if (!doctor.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                doctor.destroyForcibly();
                return List.of("The doctor did not come to an end within " + LIMIT.toMinutes()
                        + " minutes and was ended; the night goes on. Its words are in " + log + ".");
            }
            return told(doctor.exitValue());
        } catch (IOException e) {
            return List.of("The doctor cannot be started (" + e.getMessage() + "); the night goes on.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private List<String> told(int code) {
        if (code == FIT) {
            return List.of("The doctor finds nothing that fails.");
        }
        List<String> failing = lines().stream()
                .filter(line -> line.startsWith("  fail ") || line.contains(" is out of service until"))
                .map(String::strip)
                .toList();
        return code == NOT_ALL_FIT && !failing.isEmpty()
                ? failing.stream().map(line -> "Doctor: " + line).toList()
                : List.of("The doctor ended with " + code + "; the night goes on. Its words are in " + log + ".");
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            return List.of();
        }
    }
}
