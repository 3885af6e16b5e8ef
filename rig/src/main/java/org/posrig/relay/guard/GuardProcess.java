package org.posrig.relay.guard;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The guard's own process: orders on its standard input, short words on its standard output, all else on its error output. */
public final class GuardProcess {

    /** What is left to do when the rig is gone takes no longer, whatever hangs; nobody is left behind for ever. */
    private static final Duration LONGEST_AFTERLIFE = Duration.ofSeconds(90);

    private GuardProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // Nothing that a library says may pass for a word to the rig.
        System.setOut(System.err);
        Thread duty = Thread.currentThread();
        RigSays rig = new RigSays(System.in, () -> endWith(duty));
        System.exit(new GuardDuty(rig, out, System.err, SafeState::of).serve());
    }

    private static void endWith(Thread duty) {
        try {
            duty.join(LONGEST_AFTERLIFE);
        } catch (InterruptedException e) {
            // then it ends at once
        }
        Runtime.getRuntime().halt(4);
    }
}
