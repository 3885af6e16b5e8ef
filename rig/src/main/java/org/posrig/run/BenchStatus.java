package org.posrig.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posrig.bench.BenchUse;
import org.posrig.bench.ServiceBook;
import org.posrig.bench.lease.BenchLease;
import org.posrig.bench.lease.LeaseBook;
import org.posrig.fault.RigFault;
import org.posrig.relay.PressCounts;
import org.posrig.run.outcome.KeptRuns;
import org.posrig.run.outcome.RunSummary;
import org.posrig.run.outcome.UnderWay;

/**
 * What goes on at a bench, as files tell it: during a run, after a crash, and with nobody there.
 *
 * @param use the process that has the bench; empty where none has
 * @param run the newest run on it, whatever became of it
 * @param underWay the scenarios that run has begun and not ended
 * @param lastGoodNight the newest night in which nothing was wrong
 * @param worn its relays, the most used first
 * @param unreadable sentences about files that cannot be read
 */
public record BenchStatus(
        String bench,
        Optional<BenchUse> use,
        Optional<RunSummary> run,
        List<UnderWay> underWay,
        Optional<BenchLease> lease,
        Map<String, ServiceBook.Entry> outOfService,
        Optional<RunSummary> lastGoodNight,
        List<PressCounts.Count> worn,
        List<String> unreadable) {

    private static final int MOST_WORN = 3;

    /**
     * Looks.
     *
     * @param stateRoot the folder that holds a folder for each bench
     * @param runsFolder the folder that holds a folder for each run
     */
    public static BenchStatus of(String bench, Path stateRoot, Path runsFolder) {
        List<String> unreadable = new ArrayList<>();
        KeptRuns runs = new KeptRuns(runsFolder);
        Optional<RunSummary> run =
                runs.summaries().filter(kept -> kept.bench().equals(bench)).findFirst();
        Optional<BenchLease> lease = Optional.empty();
        Map<String, ServiceBook.Entry> out = Map.of();
        List<PressCounts.Count> worn = List.of();
        try {
            lease = LeaseBook.of(stateRoot, bench).current();
        } catch (RigFault fault) {
            unreadable.add(fault.getMessage());
        }
        try {
            out = new ServiceBook(stateRoot.resolve(bench)).entries();
        } catch (RigFault fault) {
            unreadable.add(fault.getMessage());
        }
        try {
            worn = PressCounts.of(stateRoot.resolve(bench).resolve("presses.json")).stream()
                    .sorted(Comparator.comparingLong((PressCounts.Count count) -> count.presses() + count.secret())
                            .reversed())
                    .limit(MOST_WORN)
                    .toList();
        } catch (RigFault fault) {
            unreadable.add(fault.getMessage());
        }
        return new BenchStatus(
                bench,
                BenchUse.of(stateRoot, bench),
                run,
                run.filter(kept -> !kept.state().equals("ended"))
                        .map(kept -> UnderWay.in(kept.folder()))
                        .orElse(List.of()),
                lease,
                out,
                runs.lastGoodNight(bench),
                worn,
                unreadable);
    }
}
