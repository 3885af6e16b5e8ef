package org.posrig.run.nightly;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.posrig.bench.BenchFile;
import org.posrig.bench.BenchReader;
import org.posrig.bench.lease.LeaseBook;
import org.posrig.fault.BadInput;
import org.posrig.fault.Patience;
import org.posrig.fault.RigFault;
import org.posrig.fault.ToType;
import org.posrig.run.Deadline;
import org.posrig.run.NightLog;
import org.posrig.run.RunPlan;
import org.posrig.run.outcome.KeptRun;
import org.posrig.run.outcome.KeptRuns;

/**
 * Sees to it that a night comes to its end: has the bench leased, cleans up after a night that was cut off, has workers run the plan, and ends
 * with a report of whatever there is. Presses nothing itself.
 */
final class Supervisor {

    private static final Duration REPORT_LIMIT = Duration.ofMinutes(7);
    private static final int BROKEN = 3;

    private final Duration reportLimit = Patience.ofThisMachine().with(REPORT_LIMIT);
    private final NightRequest request;
    private final Plan plan;
    private final BenchFile bench;
    private final PrintStream out;
    private final ServiceManager manager;
    private final Night night;
    private final Optional<NightBook.Night> pickedUp;

    /**
     * @param night told of which bench it is, and whether it came to anything
     * @throws BadInput with everything that is wrong about the plan and what it names
     */
    Supervisor(NightRequest request, PrintStream out, Night night) {
        this.night = night;
        this.request = request;
        this.pickedUp = request.pickUp() ? NightBook.cutOff(request.state(), request.plan()) : Optional.empty();
        // Its end may be over, which is no mistake of a plan that names the day.
        ZonedDateTime now = pickedUp.flatMap(NightBook.Night::until)
                .map(end -> end.minusSeconds(1).atZone(ZoneId.systemDefault()))
                .orElseGet(ZonedDateTime::now);
        this.plan = PlanReader.read(request.plan(), request.home(), now);
        this.bench = BenchReader.read(plan.bench());
        night.on(bench.name());
        this.out = out;
        this.manager =
                ServiceManager.of(System.getenv(), ProcessHandle.current().pid(), System::nanoTime);
    }

    /**
     * Tells what would run, and where.
     *
     * @return the exit code: 0 if at least one scenario would run, else 2
     */
    public int tellPlan() {
        plan.until().ifPresent(end -> out.println("Until " + told(end) + "."));
        return new RunPlan(plan.request(request.home(), request.output(), 0, Optional.empty(), Optional.empty()))
                .tell(out);
    }

    /**
     * The night.
     *
     * @return the exit code, as that of a run: 3 where it was cut short and nothing failed
     * @throws RigFault when the bench is somebody else's
     */
    public int night() {
        if (!request.pickUp()) {
            check();
        }
        try (Stop stop = Stop.onSignal();
                NightBook book = NightBook.take(request.state(), bench.name());
                ServiceManager told = manager) {
            LeaseBook leases = LeaseBook.of(request.state(), bench.name());
            leases.take(
                    request.owner(),
                    pickedUp.isPresent() ? pickedUp.flatMap(NightBook.Night::until) : plan.until(),
                    "the night of " + plan.file().getFileName());
            try {
                if (request.pickUp()) {
                    return pickUp(stop, book);
                }
                told.ready();
                return leased(stop, book);
            } finally {
                leases.release(request.owner());
            }
        }
    }

    private void check() {
        new RunPlan(plan.request(request.home(), request.output(), 0, Optional.empty(), Optional.empty()))
                .tell(new PrintStream(OutputStream.nullOutputStream()));
    }

    private int pickUp(Stop stop, NightBook book) {
        Optional<NightBook.Night> last = book.read().filter(this::ofThisPlan);
        if (last.isEmpty()) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "The night that was cut off is not one of the bench " + bench.name() + ".",
                    "The plan has named another bench since: 'posrig report RUN' closes its run.");
        }
        last.flatMap(read -> LeftOver.end(read.worker())).ifPresent(out::println);
        PickUp cut = new PickUp(last.get(), out);
        if (cut.goesOn(Instant.now())) {
            check();
            manager.ready();
            cut.tell();
            return leased(stop, book);
        }
        NightEnd end = new NightEnd(request, plan, bench, out, NightLog.inJournal(out, System.getenv()));
        int code = cut.close(end, night, BROKEN);
        book.clear();
        // Not before: what is ordered after this then finds the bench free.
        manager.ready();
        return code;
    }

    private boolean ofThisPlan(NightBook.Night last) {
        return last.plan().equals(plan.file().toAbsolutePath().normalize());
    }

    private int leased(Stop stop, NightBook book) {
        Optional<NightBook.Night> last = book.read();
        last.flatMap(night -> LeftOver.end(night.worker())).ifPresent(out::println);
        Optional<Path> goOn = request.resume() ? Optional.of(toGoOnWith(last)) : cutOff(last);
        Optional<NightLog> journal = NightLog.inJournal(out, System.getenv());
        manager.alive(reportLimit);
        new DeadRuns(request.home(), request.runs(), bench.name(), out).close(plan.reporting(), goOn);
        Optional<Deadline> end = end(last, goOn).map(Deadline::new);
        NightBook.Night begun = night(last, goOn).until(end.map(Deadline::at));
        begun.until()
                .ifPresent(moment ->
                        out.println("The night on the bench " + bench.name() + " ends at " + told(moment) + "."));
        book.write(begun);
        if (plan.doctor() && !stop.asked()) {
            manager.status("the doctor looks at the bench");
            manager.alive(DoctorRound.LIMIT.plusMinutes(1));
            new DoctorRound(
                            request.home(),
                            request.state().resolve(bench.name()).resolve("doctor.log"))
                    .look(plan.bench(), request.owner())
                    .forEach(out::println);
        }
        Shifts shifts = new Shifts(request, plan, end, book, stop, manager, out, journal);
        Optional<Path> run = shifts.work(begun);
        manager.status("making the report");
        manager.alive(reportLimit);
        if (run.isEmpty()) {
            over(stop, book);
            out.println("Nothing ran, so there is no report.");
            night.missed(
                    shifts.ends(),
                    "See what '" + ToType.posrig("status")
                            + "' and 'journalctl -u posrig-nightly' say, and start it again.");
            return BROKEN;
        }
        night.began();
        if (!stop.asked()) {
            book.clear();
        }
        int code = new NightEnd(request, plan, bench, out, journal).of(run.get());
        over(stop, book);
        return code;
    }

    // One that was asked to end may be gone on with by --resume, and by nothing that starts by itself.
    private static void over(Stop stop, NightBook book) {
        if (stop.asked()) {
            book.read().map(last -> last.with(NightBook.Wish.GRANTED)).ifPresent(book::write);
        } else {
            book.clear();
        }
    }

    // A night that is gone on with keeps its end while that is to come, and its order.
    private NightBook.Night night(Optional<NightBook.Night> last, Optional<Path> goOn) {
        Optional<NightBook.Night> same =
                last.filter(night -> goOn.isPresent() && night.run().equals(goOn));
        long seed =
                same.map(NightBook.Night::seed).orElseGet(() -> Instant.now().getEpochSecond() % 1_000_000);
        return NightBook.Night.of(plan.file().toAbsolutePath().normalize(), goOn, seed);
    }

    private Optional<Deadline.Rule> end(Optional<NightBook.Night> last, Optional<Path> goOn) {
        if (request.pickUp()) {
            // The clock may have yet to be set, and then it is day: a next time of day would be tomorrow's.
            return last.flatMap(NightBook.Night::until).map(Deadline.Rule::at);
        }
        Instant now = Instant.now();
        return last.filter(night -> goOn.isPresent() && night.run().equals(goOn))
                .flatMap(NightBook.Night::until)
                .filter(end -> end.isAfter(now))
                .map(end -> NightEndTime.keeping(plan.ends(), end, now))
                .or(plan::ends);
    }

    private Path toGoOnWith(Optional<NightBook.Night> last) {
        KeptRun found = request.run()
                .map(name -> new KeptRuns(request.runs()).find(Optional.of(name)))
                .or(() -> last.flatMap(NightBook.Night::run).filter(KeptRun::is).map(KeptRun::read))
                .orElseThrow(() -> new BadInput("There is no interrupted night on the bench " + bench.name()
                        + " to go on with; leave --resume out to begin one."));
        if (!found.state().equals("interrupted")) {
            throw new BadInput("The run " + found.name() + " is not interrupted but " + found.state()
                    + "; leave --resume out to begin a night.");
        }
        return found.folder().toAbsolutePath().normalize();
    }

    // The same plan's, whose end is still to come: what a service manager that starts a dead supervisor anew wants
    // done.
    private Optional<Path> cutOff(Optional<NightBook.Night> last) {
        return last.filter(unused -> request.goingOn() || request.pickUp())
                .filter(this::ofThisPlan)
                .filter(night -> night.until().filter(Instant.now()::isAfter).isEmpty())
                .flatMap(NightBook.Night::run)
                .filter(KeptRun::is)
                .filter(run -> KeptRun.read(run).state().equals("interrupted"));
    }

    static String told(Instant moment) {
        return moment.atZone(ZoneId.systemDefault())
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString()
                .replace('T', ' ');
    }
}
