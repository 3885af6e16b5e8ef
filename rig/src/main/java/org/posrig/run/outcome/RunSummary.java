package org.posrig.run.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posrig.fault.BadInput;
import org.posrig.run.Verdict;

/**
 * A kept run in one row.
 *
 * @param state {@code ended}, {@code running}, {@code interrupted}, or {@code unreadable}: then nothing else is known but its folder
 * @param plan of a night; empty for any other run
 * @param process which runs it, or ran it
 * @param counts how many scenarios have which verdict; those without are left out
 * @param left how many have none yet, never came to one, or were left out because the time was over
 * @param took to its end, or to its last event so far
 * @param ended when it came to its end; empty where it has not
 * @param terminals on which something ran, sorted
 * @param gate the rules of the quality gate that do not hold; empty where it has not been judged
 */
public record RunSummary(
        Path folder,
        String state,
        String bench,
        Optional<Path> plan,
        long process,
        Instant began,
        Map<Verdict, Integer> counts,
        int left,
        Duration took,
        Optional<Instant> ended,
        List<String> terminals,
        Optional<List<String>> gate) {

    /** Reads a run's folder, whatever it has come to. */
    public static RunSummary of(Path folder) {
        try {
            KeptRun run = KeptRun.read(folder);
            JsonNode json =
                    new ObjectMapper().readTree(folder.resolve(RunFile.RUN).toFile());
            Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
            run.outcomes().stream()
                    .filter(outcome -> !outcome.notRun())
                    .flatMap(outcome -> outcome.verdict().stream())
                    .forEach(verdict -> counts.merge(verdict, 1, Integer::sum));
            List<Attempt> attempts = run.outcomes().stream()
                    .flatMap(outcome -> outcome.attempts().stream())
                    .toList();
            Duration took = json.has("seconds")
                    ? Duration.ofMillis(Math.round(json.path("seconds").asDouble() * 1000))
                    : attempts.stream()
                            .map(attempt -> Duration.between(
                                    run.facts().began(), attempt.began().plus(attempt.took())))
                            .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
            // Formerly it was not written down.
            Instant ended = json.has("ended")
                    ? Instant.parse(json.path("ended").asText())
                    : run.facts().began().plus(took);
            return new RunSummary(
                    folder,
                    run.state(),
                    run.facts().bench(),
                    NightMark.of(folder),
                    json.path("process").asLong(),
                    run.facts().began(),
                    counts,
                    run.outcomes().size()
                            - counts.values().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum(),
                    took,
                    run.state().equals("ended") ? Optional.of(ended) : Optional.empty(),
                    attempts.stream()
                            .flatMap(attempt -> attempt.terminals().stream())
                            .map(Attempt.Ran::terminal)
                            .distinct()
                            .sorted()
                            .toList(),
                    gate(json));
        } catch (BadInput | IOException | DateTimeException | IllegalArgumentException e) {
            return new RunSummary(
                    folder,
                    "unreadable",
                    "",
                    Optional.empty(),
                    0,
                    Instant.EPOCH,
                    Map.of(),
                    0,
                    Duration.ZERO,
                    Optional.empty(),
                    List.of(),
                    Optional.empty());
        }
    }

    public String name() {
        return String.valueOf(folder.getFileName());
    }

    /** A night that came to its end, in which something passed and nothing is red or left. */
    public boolean goodNight() {
        return plan.isPresent()
                && state.equals("ended")
                && left == 0
                && count(Verdict.FAILED) + count(Verdict.BROKEN) == 0
                && count(Verdict.PASSED) + count(Verdict.FLAKY) > 0;
    }

    public int count(Verdict verdict) {
        return counts.getOrDefault(verdict, 0);
    }

    private static Optional<List<String>> gate(JsonNode run) {
        if (!run.path("gate").has("rules")) {
            return Optional.empty();
        }
        List<String> broken = new ArrayList<>();
        run.path("gate").path("rules").forEach(rule -> {
            if (!rule.path("holds").asBoolean()) {
                broken.add(rule.path("rule").asText());
            }
        });
        return Optional.of(broken);
    }
}
