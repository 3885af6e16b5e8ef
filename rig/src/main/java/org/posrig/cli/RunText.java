package org.posrig.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.posrig.run.Verdict;
import org.posrig.run.outcome.RunSummary;

/** Kept runs as a table, as a sentence and as JSON. */
final class RunText {

    private final List<RunSummary> runs;

    RunText(List<RunSummary> runs) {
        this.runs = runs;
    }

    /** A heading and a line for each. */
    List<String> lines() {
        int bench = Stream.concat(Stream.of("bench"), runs.stream().map(RunSummary::bench))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        List<String> lines = new ArrayList<>();
        lines.add(("%-19s  %-11s  %-" + bench + "s  %s  left     took  terminals; gate; folder")
                .formatted(
                        "run",
                        "state",
                        "bench",
                        Stream.of(Verdict.values()).map(Verdict::word).collect(Collectors.joining("  "))));
        for (RunSummary run : runs) {
            lines.add(
                    run.state().equals("unreadable")
                            ? "%-19s  %-11s  %s".formatted(run.name(), run.state(), run.folder())
                            : ("%-19s  %-11s  %-" + bench + "s  %s  %4d  %7s  %s; %s; %s%s")
                                    .formatted(
                                            run.name(),
                                            run.state(),
                                            run.bench(),
                                            Stream.of(Verdict.values())
                                                    .map(verdict -> ("%"
                                                                    + verdict.word()
                                                                            .length() + "d")
                                                            .formatted(run.count(verdict)))
                                                    .collect(Collectors.joining("  ")),
                                            run.left(),
                                            took(run.took()),
                                            run.terminals().isEmpty() ? "none" : String.join(" ", run.terminals()),
                                            gate(run),
                                            run.folder(),
                                            run.plan()
                                                    .map(plan -> "; night of " + plan)
                                                    .orElse("")));
        }
        return lines;
    }

    /** {@code 3 passed, 1 failed, 2 left in 1m 02s}: what there is none of is left out. */
    static String counts(RunSummary run) {
        List<String> parts = Stream.of(Verdict.values())
                .filter(verdict -> run.count(verdict) > 0)
                .map(verdict -> run.count(verdict) + " " + verdict.word())
                .collect(Collectors.toCollection(ArrayList::new));
        if (run.left() > 0 || parts.isEmpty()) {
            parts.add(run.left() + " left");
        }
        return String.join(", ", parts);
    }

    static ObjectNode json(RunSummary run) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("run", run.name())
                .put("state", run.state())
                .put("folder", run.folder().toString());
        if (run.state().equals("unreadable")) {
            return json;
        }
        json.put("bench", run.bench())
                .put("began", run.began().toString())
                .put("seconds", run.took().toMillis() / 1000.0);
        run.plan().ifPresent(plan -> json.put("plan", plan.toString()));
        ObjectNode counts = json.putObject("counts");
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict.word(), run.count(verdict));
        }
        counts.put("left", run.left());
        run.terminals().forEach(json.putArray("terminals")::add);
        run.gate().ifPresent(broken -> {
            ObjectNode gate = json.putObject("gate").put("holds", broken.isEmpty());
            broken.forEach(gate.putArray("broken")::add);
        });
        return json;
    }

    static String took(Duration took) {
        return took.toHours() > 0
                ? "%dh %02dm".formatted(took.toHours(), took.toMinutesPart())
                : took.toMinutes() > 0
                        ? "%dm %02ds".formatted(took.toMinutes(), took.toSecondsPart())
                        : String.format(Locale.ROOT, "%.1fs", took.toMillis() / 1000.0);
    }

    private static String gate(RunSummary run) {
        return run.gate()
                .map(broken -> broken.isEmpty() ? "gate holds" : "gate: " + String.join(", ", broken))
                .orElse("not judged");
    }
}
