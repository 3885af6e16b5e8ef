package org.posrig.run;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;
import org.posrig.steps.HostMismatch;

/** What is to blame for a red, in words: the report sorts by it. */
final class Blame {

    /** The terminal did wrong. */
    static final String TERMINAL = "terminal defect";

    /** What reached the host is not what should have. */
    static final String HOST = "host mismatch";

    /** The feature, its steps or what it names. */
    static final String SCENARIO = "scenario error";

    /** The disk. */
    static final String STORAGE = "storage";

    /** What the rig had not foreseen. */
    static final String RIG = "the rig itself";

    /** What Linux says when a file cannot grow (errno EFBIG, ENOSPC, EDQUOT, EROFS). */
    private static final Pattern FULL =
            Pattern.compile("File too large|No space left|Disk quota exceeded|Read-only file system");

    private static final int DEEPEST = 20;

    private Blame() {}

    /** Of an error that ended a scenario so; empty for a scenario that is not red. */
    static String of(Verdict verdict, Optional<Throwable> error) {
        return switch (verdict) {
            case FAILED -> error.filter(HostMismatch.class::isInstance).isPresent() ? HOST : TERMINAL;
            // Without an error a step is undefined or ambiguous.
            case BROKEN -> error.map(Blame::ofFault).orElse(SCENARIO);
            default -> "";
        };
    }

    /** The fault of the rig that was found to lie behind an assertion that did not hold. */
    static Optional<RigFault> fault(Throwable red) {
        return Arrays.stream(red.getSuppressed())
                .filter(RigFault.class::isInstance)
                .map(RigFault.class::cast)
                .findFirst();
    }

    private static Optional<String> fullDisk(Throwable error) {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST)
                .filter(cause -> cause instanceof FileSystemException
                        || cause instanceof IOException
                                && FULL.matcher(String.valueOf(cause.getMessage()))
                                        .find())
                .map(cause -> String.valueOf(cause.getMessage()))
                .findFirst();
    }

    /** What to tell people of it: a fault that was foreseen has a message for them, of others at least the kind is told. */
    static String message(Throwable cause) {
        Optional<String> full = cause instanceof RigFault ? Optional.empty() : fullDisk(cause);
        if (full.isPresent()) {
            return "What the run leaves behind cannot be kept on the disk (" + full.get()
                    + "). Free disk space and run it again.";
        }
        String message = Optional.ofNullable(cause.getMessage()).orElse("");
        if (cause instanceof AssertionError && fault(cause).isPresent()) {
            return fault(cause).orElseThrow().getMessage() + "\nWhat was awaited in vain meanwhile:\n" + message;
        }
        return cause instanceof AssertionError
                        || cause instanceof RigFault
                        || cause instanceof BadInput
                        || cause instanceof org.opentest4j.TestAbortedException
                        || ofFault(cause).equals(SCENARIO)
                ? message
                : "The rig met a fault of its own: " + cause.getClass().getSimpleName()
                        + (message.isEmpty() ? "" : ": " + message);
    }

    private static String ofFault(Throwable error) {
        return switch (error) {
            case RigFault fault -> fault.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            case AssertionError red
            when fault(red).isPresent() -> ofFault(fault(red).orElseThrow());
            case BadInput _ -> SCENARIO;
            case Throwable other when fullDisk(other).isPresent() -> STORAGE;
            default -> saidByStep(error) || error.getClass().getName().startsWith("io.cucumber.") ? SCENARIO : RIG;
        };
    }

    // A step that is used where it has no sense says so itself.
    private static boolean saidByStep(Throwable error) {
        return error instanceof IllegalStateException
                && Arrays.stream(error.getStackTrace())
                        .findFirst()
                        .filter(frame -> frame.getClassName().startsWith("org.posrig.steps."))
                        .isPresent();
    }
}
