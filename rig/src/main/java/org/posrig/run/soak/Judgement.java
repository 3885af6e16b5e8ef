package org.posrig.run.soak;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.posrig.fault.BadInput;
import org.posrig.run.Verdict;
import org.posrig.run.outcome.Attempt;
import org.posrig.run.outcome.KeptRun;
import org.posrig.run.outcome.Outcome;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.posrig.timeline.TimelineReader;

/**
 * A run of a soak, judged by what its folder tells: each scenario by its verdict, its terminals and its times, against the fault and its.
 *
 * @param counts of scenarios by verdict
 * @param interrupted scenarios that a kill has cut off
 * @param notBegun scenarios that a killed run never came to
 * @param hit scenarios that ran, or were to begin, while the fault lay on their terminal
 * @param survived those of them that passed
 */
record Judgement(
        Ended run,
        Map<Verdict, Integer> counts,
        int interrupted,
        int notBegun,
        int hit,
        int survived,
        Findings findings) {

    private static final String CUT_OFF = "The run was cut off";
    private static final int KILLED = 137;

    static Judgement of(Ended run) {
        return new Judge(run).judge();
    }

    int count(Verdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }

    /** Makes one judgement. */
    private static final class Judge {

        private final Ended run;
        private final Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        private final List<String> falseReds = new ArrayList<>();
        private final List<String> wrongCauses = new ArrayList<>();
        private final List<String> lost = new ArrayList<>();
        private int interrupted;
        private int notBegun;
        private int hit;
        private int survived;

        Judge(Ended run) {
            this.run = run;
        }

        Judgement judge() {
            if (run.hung()) {
                lost.add("the run did not end by itself");
            }
            if (run.run().isEmpty()) {
                lost.add("no run was kept; it ended with exit code " + run.exitCode());
            } else {
                look(run.run().get());
            }
            return new Judgement(
                    run,
                    counts,
                    interrupted,
                    notBegun,
                    hit,
                    survived,
                    new Findings(falseReds, wrongCauses, lost, run.left()));
        }

        private void look(Path folder) {
            try {
                KeptRun kept = KeptRun.read(folder);
                kept.outcomes().forEach(this::scenario);
                timeline(new TimelineReader().read(folder.resolve("timeline.jsonl")), kept);
                String wanted = run.killed() ? "interrupted" : "ended";
                if (!kept.state().equals(wanted)) {
                    lost.add("run.json says '" + kept.state() + "', not '" + wanted + "'");
                }
                exitCode();
            } catch (BadInput | IOException e) {
                lost.add(String.valueOf(e.getMessage()));
            }
        }

        private void scenario(Outcome outcome) {
            if (outcome.verdict().isEmpty()) {
                notBegun++;
                if (!run.killed() || outcome.begun()) {
                    lost.add("no verdict: " + outcome.title());
                }
                return;
            }
            if (run.killed() && outcome.last().orElseThrow().message().startsWith(CUT_OFF)) {
                interrupted++;
            } else {
                counts.merge(outcome.verdict().orElseThrow(), 1, Integer::sum);
            }
            boolean tampered = false;
            for (Attempt attempt : outcome.attempts()) {
                if (tampered) {
                    wrongCauses.add("tried again after a tamper: " + outcome.title());
                }
                attempt(outcome, attempt);
                tampered = attempt.cause().equals("tamper");
            }
        }

        private void attempt(Outcome outcome, Attempt attempt) {
            boolean under = under(attempt);
            if (under) {
                hit++;
            }
            String told = outcome.title() + ": " + attempt.cause() + ", "
                    + attempt.message().lines().findFirst().orElse("");
            switch (attempt.verdict()) {
                case FAILED -> falseReds.add(told);
                case BROKEN -> {
                    if (!under || !run.plan().fault().causes().contains(attempt.cause())) {
                        wrongCauses.add("broken without its fault: " + told);
                    }
                }
                case SKIPPED -> {
                    if (attempt.message().contains("Out of service: ")
                            && run.laid().isEmpty()) {
                        wrongCauses.add("out of service without a fault: " + told);
                    }
                }
                default -> survived += under ? 1 : 0;
            }
        }

        // What came later on the same terminal suffers from what came before: a terminal that is out of service. A
        // plug that is in again reaches no scenario that begins afterwards.
        private boolean under(Attempt attempt) {
            if (run.laid().isEmpty() || attempt.message().startsWith(CUT_OFF)) {
                return run.killed();
            }
            Instant ended = attempt.began().plus(attempt.took());
            boolean before = ended.plusMillis(1).isBefore(run.laid().get());
            boolean elsewhere = !run.terminal().isEmpty()
                    && !attempt.terminals().isEmpty()
                    && attempt.terminals().stream()
                            .noneMatch(ran -> ran.terminal().equals(run.terminal()));
            // A board that has once been silent is not trusted again in that run.
            boolean after = run.plan().fault() != Fault.BOARD_SILENT
                    && run.over().filter(over -> attempt.began().isAfter(over)).isPresent();
            return !before && !elsewhere && !after;
        }

        private void timeline(List<Event> events, KeptRun kept) {
            Map<String, String> verdicts = new HashMap<>();
            kept.outcomes()
                    .forEach(outcome -> outcome.attempts()
                            .forEach(attempt -> verdicts.merge(
                                    outcome.place().toString(),
                                    " " + attempt.verdict().word(),
                                    String::concat)));
            for (Event event : events) {
                if (event.what() instanceof Happening.ScenarioEnded ended
                        && !skippedRetry(kept, ended)
                        && !verdicts.getOrDefault(ended.place(), "").contains(ended.verdict())) {
                    lost.add("the timeline says '" + ended.verdict() + "' of " + ended.place() + ", run.json '"
                            + verdicts.getOrDefault(ended.place(), "").strip() + "'");
                }
            }
        }

        // A retry for which no terminal was in service any more leaves the red as it was.
        private static boolean skippedRetry(KeptRun kept, Happening.ScenarioEnded ended) {
            return ended.verdict().equals(Verdict.SKIPPED.word())
                    && kept.outcomes().stream()
                            .anyMatch(outcome ->
                                    outcome.red() && outcome.place().toString().equals(ended.place()));
        }

        private void exitCode() {
            int wanted = run.killed()
                    ? KILLED
                    : counts.getOrDefault(Verdict.FAILED, 0) > 0
                            ? 1
                            : counts.getOrDefault(Verdict.BROKEN, 0) > 0
                                    ? 3
                                    : counts.getOrDefault(Verdict.PASSED, 0) + counts.getOrDefault(Verdict.FLAKY, 0) > 0
                                            ? 0
                                            : 2;
            if (run.exitCode() != wanted) {
                lost.add("the exit code is " + run.exitCode() + ", not " + wanted);
            }
        }
    }
}
