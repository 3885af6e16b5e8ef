package org.posrig.run.nightly;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;
import org.posrig.fault.ToType;
import org.posrig.run.NightLog;
import org.posrig.run.notify.MissedNight;
import org.posrig.run.notify.Notifier;
import org.posrig.run.notify.NotifyPart;
import org.posrig.run.notify.NotifyReader;

/**
 * A night, and word of it where it does not come to run: the bench is somebody else's, the plan is wrong, the disk is full. Whoever is told of nights
 * shall not take silence for a good one.
 */
public final class Night {

    private final NightRequest request;
    private final PrintStream out;
    private final Map<String, String> environment;
    private Optional<String> bench = Optional.empty();
    private boolean begun;

    public Night(NightRequest request, PrintStream out) {
        this(request, out, System.getenv());
    }

    /** @param environment what a service manager has said */
    Night(NightRequest request, PrintStream out, Map<String, String> environment) {
        this.request = request;
        this.out = out;
        this.environment = environment;
    }

    /**
     * The night.
     *
     * @return the exit code, as that of a run: 3 where it was cut short and nothing failed
     * @throws BadInput with everything that is wrong about the plan and what it names; whom it names has been told
     * @throws RigFault when the night cannot be held here now; whom the plan names has been told
     */
    public int run() {
        if (request.pickUp()
                && NightBook.cutOff(request.state(), request.plan()).isEmpty()) {
            return nothingToPickUp();
        }
        try {
            return new Supervisor(request, out, this).night();
        } catch (BadInput bad) {
            missed(
                    bad.mistakes(),
                    "Mend that; '" + ToType.posrig("nightly --plan " + request.plan() + " --dry-run")
                            + "' tells when it is right.");
            throw bad;
        } catch (RigFault fault) {
            missed(List.of(fault.sentence()), fault.hint());
            tellReady();
            throw fault;
        }
    }

    private int nothingToPickUp() {
        tellReady();
        out.println("No night of " + request.plan().getFileName() + " was cut off; none is begun.");
        return 0;
    }

    // An end before this word is a failure to systemd whatever the exit code: it would begin again and again, and each
    // time people would be told that no night has run.
    private void tellReady() {
        try (ServiceManager manager =
                ServiceManager.of(environment, ProcessHandle.current().pid(), System::nanoTime)) {
            manager.ready();
        }
    }

    /**
     * Tells what would run, and where; touches nothing and tells nobody else.
     *
     * @return the exit code: 0 if at least one scenario would run, else 2
     * @throws BadInput with everything that is wrong about the plan and what it names
     */
    public int tellPlan() {
        return new Supervisor(request, out, this).tellPlan();
    }

    /** The night is one of that bench. */
    void on(String name) {
        bench = Optional.of(name);
    }

    /** Something has been run. */
    void began() {
        begun = true;
    }

    /** Tells whomever the plan names that there is nothing to tell. */
    void missed(List<String> reasons, String next) {
        Optional<NotifyPart> part = NotifyReader.readable(request.plan());
        if (part.isEmpty()) {
            say("Nobody is told of this: the plan's part 'notify' cannot be read.");
            return;
        }
        MissedNight night = new MissedNight(bench, String.valueOf(request.plan().getFileName()), begun, reasons, next);
        new Notifier(part.get(), UnaryOperator.identity()).sendMissed(night).forEach(this::say);
    }

    private void say(String sentence) {
        out.println(sentence);
        NightLog.inJournal(out, environment).ifPresent(log -> log.notDelivered(sentence));
    }
}
