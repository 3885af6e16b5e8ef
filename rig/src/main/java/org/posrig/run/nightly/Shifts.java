package org.posrig.run.nightly;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posrig.bench.ProcessMark;
import org.posrig.fault.RigFault;
import org.posrig.run.Deadline;
import org.posrig.run.NightLog;
import org.posrig.run.outcome.Interruption;
import org.posrig.run.outcome.Interruptions;
import org.posrig.run.outcome.NightMark;

/** One worker after the other, each going on where the last one was cut off, until the run is whole, the time is over or too many are lost. */
final class Shifts {

    /** Less than that, and the next worker would be cut off by the disk as the last one was. */
    private static final long ROOM = 20_000_000;

    private final NightRequest request;
    private final Plan plan;
    private final Optional<Deadline> end;
    private final NightBook book;
    private final Stop stop;
    private final ServiceManager manager;
    private final PrintStream out;
    private final Optional<NightLog> journal;
    private final List<String> ends = new ArrayList<>();

    Shifts(
            NightRequest request,
            Plan plan,
            Optional<Deadline> end,
            NightBook book,
            Stop stop,
            ServiceManager manager,
            PrintStream out,
            Optional<NightLog> journal) {
        this.journal = journal;
        this.request = request;
        this.plan = plan;
        this.end = end;
        this.book = book;
        this.stop = stop;
        this.manager = manager;
        this.out = out;
    }

    /** @return the folder of the night's run; empty where none was ever begun */
    Optional<Path> work(NightBook.Night begun) {
        NightBook.Night night = begun;
        for (int lost = 0; !stop.asked(); lost++) {
            Shift.Ended ended = shift(night);
            night = night.at(ended.run(), ProcessMark.NONE)
                    .with(stop.asked() ? NightBook.Wish.TO_END : NightBook.Wish.NONE);
            book.write(night);
            if (ended.whole()) {
                return ended.run();
            }
            ended.run().ifPresent(run -> ended.cut().ifPresent(cut -> keep(run, cut)));
            ended.cut().ifPresent(cut -> say(cut.sentence()));
            if (!goesOn(ended, lost)) {
                return ended.run();
            }
        }
        return night.run();
    }

    private Shift.Ended shift(NightBook.Night before) {
        NightBook.Night night = before.until(end.map(Deadline::at));
        Worker worker = Worker.start(
                WorkerCommand.worker(
                        plan.file(), request.output(), night.seed(), night.until(), night.run(), request.pickUp()),
                request.owner(),
                request.home(),
                stop::news);
        ProcessMark process = ProcessMark.of(worker.pid());
        book.write(night.at(night.run(), process));
        return new Shift(plan, request.runs(), end, stop, manager).watch(worker, night.run(), new Shift.News() {
            private Optional<Path> begun = night.run();

            @Override
            public void begun(Path run) {
                begun = Optional.of(run);
                book.write(night.at(begun, process));
                mark(run);
            }

            @Override
            public void ends(Instant moment) {
                String sentence = "The clock was set: the night ends at " + Supervisor.told(moment) + ".";
                out.println(sentence);
                journal.ifPresent(log -> log.warning(sentence));
                book.write(night.at(begun, process).until(Optional.of(moment)));
            }
        });
    }

    private void mark(Path run) {
        try {
            NightMark.put(run, plan.file());
        } catch (RigFault fault) {
            out.println(fault.getMessage());
        }
        journal.ifPresent(log -> log.began(plan.bench().getFileName().toString(), plan.file(), run));
    }

    private boolean goesOn(Shift.Ended ended, int lost) {
        if (ended.last()
                || ended.cut()
                        .filter(cut -> cut.cause().equals(Interruption.DEADLINE))
                        .isPresent()) {
            return false;
        }
        Optional<String> noRoom = noRoom();
        if (noRoom.isPresent()) {
            say(noRoom.get());
            return false;
        }
        if (lost >= plan.restarts()) {
            say("That was " + (lost + 1) + " time" + (lost == 0 ? "" : "s") + ", and the plan's 'restarts' is "
                    + plan.restarts() + ": the night ends with what there is.");
            return false;
        }
        out.println("Going on: "
                + (ended.run().isPresent() ? "run " + ended.run().get().getFileName() : "from the beginning")
                + ", restart " + (lost + 1) + " of " + plan.restarts() + ".");
        return true;
    }

    /** How workers ended, and why none goes on, the last word first. */
    List<String> ends() {
        return ends.isEmpty() ? List.of("The night was asked to end before anything ran.") : ends.reversed();
    }

    private void say(String sentence) {
        ends.add(sentence);
        out.println(sentence);
    }

    private void keep(Path run, Interruption cut) {
        try {
            journal.ifPresent(log -> log.interrupted(cut.cause(), cut.sentence()));
            Interruptions.append(run, cut);
        } catch (RigFault fault) {
            out.println(fault.getMessage());
        }
    }

    private Optional<String> noRoom() {
        try {
            Files.createDirectories(request.runs());
            return Files.getFileStore(request.runs()).getUsableSpace() < ROOM
                    ? Optional.of("The disk of " + request.runs()
                            + " is full: the night ends with what there is. Free disk space, then go on with --resume.")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of("The folder of runs " + request.runs() + " cannot be used (" + e
                    + "): the night ends with what there is. See to it, then go on with --resume.");
        }
    }
}
