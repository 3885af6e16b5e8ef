package org.posrig.run.outcome;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.posrig.fault.RigFault;
import org.posrig.timeline.WholeFile;

/** Tells the run of a night from any other: the file {@code night} in its folder, with the plan's path in it. */
public final class NightMark {

    private static final String FILE = "night";

    private NightMark() {}

    /** @throws RigFault when it cannot be written */
    public static void put(Path run, Path plan) {
        try {
            WholeFile.write(run.resolve(FILE), (plan + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "The run cannot be kept in " + run + " (" + e.getMessage() + ").",
                    "See to the disk and its permissions.",
                    e);
        }
    }

    /** The plan of a night; empty for any other run. */
    public static Optional<Path> of(Path run) {
        try {
            return Optional.of(Path.of(Files.readString(run.resolve(FILE)).strip()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
