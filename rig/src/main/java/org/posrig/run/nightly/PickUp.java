package org.posrig.run.nightly;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.posrig.bench.ProcessMark;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;
import org.posrig.run.outcome.Interruption;
import org.posrig.run.outcome.Interruptions;
import org.posrig.run.outcome.KeptRun;

/**
 * A night that was cut off, found when the machine or the service has been started again: whether it goes on, what cut it, and its end where it
 * does not.
 */
final class PickUp {

    private final NightBook.Night cut;
    private final PrintStream out;

    PickUp(NightBook.Night cut, PrintStream out) {
        this.cut = cut;
        this.out = out;
    }

    /**
     * Whether it is gone on with: its end is still to come, and nobody has asked it to end. A clock that has yet to be set is behind, and lets it go on;
     * when it is set, the end is where it was.
     */
    boolean goesOn(Instant now) {
        return cut.wish() == NightBook.Wish.NONE
                && cut.until().filter(end -> !now.isBefore(end)).isEmpty()
                && run().filter(run -> run.state().equals("ended")).isEmpty();
    }

    /** Writes down in its run what cut it. */
    void tell() {
        run().filter(run -> !run.state().equals("ended"))
                .filter(run -> !Interruptions.tellOfAll(run.folder()))
                .ifPresent(this::tell);
    }

    /**
     * Ends it with what it had come to; the message says what cut it.
     *
     * @param night told where nothing had run
     * @return the exit code, as that of a night
     */
    int close(NightEnd end, Night night, int nothing) {
        tell();
        Optional<KeptRun> run = run();
        if (run.isEmpty()) {
            out.println(sentence() + " Nothing had run, so there is no report.");
            night.missed(List.of(sentence()), "The next night begins at its time; nothing has to be done for that.");
            return nothing;
        }
        return end.of(run.get().folder());
    }

    private Optional<KeptRun> run() {
        try {
            return cut.run().filter(KeptRun::is).map(KeptRun::read);
        } catch (BadInput e) {
            out.println(e.getMessage());
            return Optional.empty();
        }
    }

    private void tell(KeptRun run) {
        try {
            out.println(sentence());
            Interruptions.append(run.folder(), new Interruption(Instant.now(), Interruption.DEATH, sentence()));
        } catch (RigFault fault) {
            out.println(fault.getMessage());
        }
    }

    private String sentence() {
        boolean machine = !cut.boot().isEmpty() && !cut.boot().equals(ProcessMark.boot());
        return machine
                ? "The machine went off in the middle of the night, as in a power cut."
                : "The rig's processes ended in the middle of the night.";
    }
}
