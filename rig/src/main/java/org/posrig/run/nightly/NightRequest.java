package org.posrig.run.nightly;

import java.nio.file.Path;
import java.util.Optional;
import org.posrig.run.RunRequest;

/**
 * Which night is asked for.
 *
 * @param home the folder of posrig: its features, fixtures and reports
 * @param plan the plan's file
 * @param output where runs' folders are; empty for {@code reports/runs}
 * @param owner in whose name the bench is leased
 * @param goingOn whether a night that was cut off, and whose end is still to come, is gone on with where there is one
 * @param pickUp whether only a night that was cut off is wanted: it is gone on with, or closed where its end is over; none is begun
 * @param resume whether an interrupted night is gone on with
 * @param run which one, by its run's name or folder; empty for the last on the plan's bench
 */
public record NightRequest(
        Path home,
        Path plan,
        Optional<Path> output,
        String owner,
        boolean goingOn,
        boolean pickUp,
        boolean resume,
        Optional<String> run) {

    Path runs() {
        return RunRequest.runsFolder(home, output).toAbsolutePath().normalize();
    }

    Path state() {
        return RunRequest.stateFolder(home);
    }
}
