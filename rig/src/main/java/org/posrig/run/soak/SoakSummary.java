package org.posrig.run.soak;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.posrig.run.Verdict;

/** What a soak comes to, as a table for people or as JSON. */
public final class SoakSummary {

    /** Fewer runs make no quarters to be compared. */
    private static final int QUARTERS = 8;

    private static final double GROWTH = 1.1;
    private static final long GROWTH_KIB = 8 * 1024;
    private static final int KIB_PER_MIB = 1024;

    private final long seed;
    private final int parallel;
    private final Duration took;
    private final List<Judgement> runs;

    SoakSummary(long seed, int parallel, Duration took, List<Judgement> runs) {
        this.seed = seed;
        this.parallel = parallel;
        this.took = took;
        this.runs = runs.stream()
                .sorted(Comparator.comparingInt(judged -> judged.run().number()))
                .toList();
    }

    /** 0 if all holds, 1 otherwise. */
    public int exitCode() {
        return runs.stream().allMatch(judged -> judged.findings().none()) && flat() ? 0 : 1;
    }

    /** A run in a line as it ends, and what is wrong with it in lines of their own. */
    static String told(Judgement judged) {
        Ended run = judged.run();
        StringBuilder told = new StringBuilder("%5d %s %s"
                .formatted(
                        run.number(),
                        judged.findings().none() ? "✓" : "✗",
                        run.plan().fault().told()));
        if (!run.terminal().isEmpty()) {
            told.append(" on ").append(run.terminal());
        }
        if (run.plan().fault() != Fault.NONE) {
            told.append(run.laid().isEmpty() ? ", too late" : "");
            run.over()
                    .ifPresent(over -> told.append(" for %.1f s"
                            .formatted(Duration.between(run.laid().orElseThrow(), over)
                                            .toMillis()
                                    / 1000.0)));
        }
        told.append(": ").append(counts(judged));
        told.append(" (%.1f s, %d MiB)".formatted(run.took().toMillis() / 1000.0, run.residentKib() / KIB_PER_MIB));
        Findings findings = judged.findings();
        findings.falseReds()
                .forEach(line -> told.append("%n      false red: ".formatted()).append(line));
        findings.wrongCauses()
                .forEach(line -> told.append("%n      ".formatted()).append(line));
        findings.lost()
                .forEach(line -> told.append("%n      lost: ".formatted()).append(line));
        findings.leftovers()
                .forEach(
                        line -> told.append("%n      left behind: ".formatted()).append(line));
        if (!findings.none()) {
            told.append("%n      It is kept in ".formatted()).append(run.folder());
        }
        return told.toString();
    }

    private static String counts(Judgement judged) {
        return "%d passed, %d failed, %d broken, %d skipped%s%s%s"
                .formatted(
                        judged.count(Verdict.PASSED),
                        judged.count(Verdict.FAILED),
                        judged.count(Verdict.BROKEN),
                        judged.count(Verdict.SKIPPED),
                        also(judged.count(Verdict.FLAKY), "flaky"),
                        also(judged.interrupted(), "interrupted"),
                        also(judged.notBegun(), "not come to"));
    }

    private static String also(int count, String what) {
        return count == 0 ? "" : ", " + count + " " + what;
    }

    /** The table. */
    public void tell(PrintStream out) {
        out.printf(
                "%n%d run%s in %d min %02d s, %d at a time, seed %d%n%n",
                runs.size(), runs.size() == 1 ? "" : "s", took.toMinutes(), took.toSecondsPart(), parallel, seed);
        out.println("fault             runs  laid   hit  broken  survived  skipped  interrupted");
        for (Fault fault : Fault.values()) {
            List<Judgement> under = runs.stream()
                    .filter(judged -> judged.run().plan().fault() == fault)
                    .toList();
            if (!under.isEmpty()) {
                out.printf(
                        "%-16s %5d %5d %5d  %6d  %8d  %7d  %11d%n",
                        fault.told(),
                        under.size(),
                        under.stream()
                                .filter(judged -> judged.run().laid().isPresent())
                                .count(),
                        sum(under, Judgement::hit),
                        sum(under, judged -> judged.count(Verdict.BROKEN)),
                        sum(under, Judgement::survived),
                        sum(under, judged -> judged.count(Verdict.SKIPPED)),
                        sum(under, Judgement::interrupted));
            }
        }
        out.printf("%nscenarios: %s%n", total());
        out.printf(
                "false reds %d, wrong causes %d, lost %d, left behind %d%n",
                count(Findings::falseReds),
                count(Findings::wrongCauses),
                count(Findings::lost),
                count(Findings::leftovers));
        out.println("memory of a run at its end: " + memory());
    }

    /** The same for programs. */
    public void json(PrintStream out) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode whole = mapper.createObjectNode();
        whole.put("seed", seed).put("parallel", parallel).put("seconds", took.toMillis() / 1000.0);
        whole.put("holds", exitCode() == 0);
        quarter(true).ifPresent(kib -> whole.put("memory-first-kib", kib));
        quarter(false).ifPresent(kib -> whole.put("memory-last-kib", kib));
        ArrayNode all = whole.putArray("runs");
        for (Judgement judged : runs) {
            Ended run = judged.run();
            ObjectNode node = all.addObject();
            node.put("run", run.number())
                    .put("fault", run.plan().fault().toString())
                    .put("terminal", run.terminal())
                    .put("laid", run.laid().map(Object::toString).orElse(null))
                    .put("over", run.over().map(Object::toString).orElse(null))
                    .put("exit-code", run.exitCode())
                    .put("seconds", run.took().toMillis() / 1000.0)
                    .put("resident-kib", run.residentKib());
            ObjectNode verdicts = node.putObject("scenarios");
            for (Verdict verdict : Verdict.values()) {
                verdicts.put(verdict.word(), judged.count(verdict));
            }
            verdicts.put("interrupted", judged.interrupted()).put("not-come-to", judged.notBegun());
            node.put("hit", judged.hit()).put("survived", judged.survived());
            node.set("false-reds", mapper.valueToTree(judged.findings().falseReds()));
            node.set("wrong-causes", mapper.valueToTree(judged.findings().wrongCauses()));
            node.set("lost", mapper.valueToTree(judged.findings().lost()));
            node.set("left-behind", mapper.valueToTree(judged.findings().leftovers()));
        }
        out.println(whole.toPrettyString());
    }

    private String total() {
        StringBuilder total = new StringBuilder();
        for (Verdict verdict : Verdict.values()) {
            total.append(sum(runs, judged -> judged.count(verdict)))
                    .append(' ')
                    .append(verdict.word())
                    .append(", ");
        }
        return total.append(sum(runs, Judgement::interrupted))
                .append(" interrupted, ")
                .append(sum(runs, Judgement::notBegun))
                .append(" not come to")
                .toString();
    }

    private String memory() {
        if (runs.size() < QUARTERS) {
            return "fewer than " + QUARTERS + " runs make no quarters";
        }
        return "%d MiB in the first quarter, %d MiB in the last (medians)%s"
                .formatted(
                        quarter(true).orElse(0L) / KIB_PER_MIB,
                        quarter(false).orElse(0L) / KIB_PER_MIB,
                        flat() ? "" : ": it grows");
    }

    private boolean flat() {
        return quarter(true)
                .flatMap(first -> quarter(false).map(last -> last <= first * GROWTH + GROWTH_KIB))
                .orElse(true);
    }

    // The median of the runs that came to their end.
    private Optional<Long> quarter(boolean first) {
        int quarter = runs.size() / 4;
        if (runs.size() < QUARTERS) {
            return Optional.empty();
        }
        List<Long> sizes = (first ? runs.subList(0, quarter) : runs.subList(runs.size() - quarter, runs.size()))
                .stream()
                        .filter(judged -> !judged.run().killed())
                        .map(judged -> judged.run().residentKib())
                        .sorted()
                        .toList();
        return sizes.isEmpty() ? Optional.empty() : Optional.of(sizes.get(sizes.size() / 2));
    }

    private int count(Function<Findings, List<String>> which) {
        return sum(runs, judged -> which.apply(judged.findings()).size());
    }

    private static int sum(List<Judgement> judgements, ToIntFunction<Judgement> count) {
        return judgements.stream().mapToInt(count).sum();
    }
}
