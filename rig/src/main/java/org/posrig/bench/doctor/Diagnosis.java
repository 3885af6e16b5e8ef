package org.posrig.bench.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Everything that a doctor has found on a bench.
 *
 * @param bench the bench's name
 * @param rows in the order in which they were looked at
 */
public record Diagnosis(String bench, List<Row> rows) {

    /** Where of what is neither a terminal's nor a bench's. */
    public static final String MACHINE = "machine";

    /** Where of what all terminals of the bench share. */
    public static final String BENCH = "bench";

    public Diagnosis {
        rows = List.copyOf(rows);
    }

    /**
     * One check's result.
     *
     * @param where a terminal's name, {@link #MACHINE} or {@link #BENCH}
     * @param took how long looking took
     */
    public record Row(String where, String check, Finding finding, Duration took) {}

    public long count(Finding.Status status) {
        return rows.stream().filter(row -> row.finding().status() == status).count();
    }

    public boolean fails() {
        return count(Finding.Status.FAIL) > 0;
    }

    /** For each of these terminals that must not be used, why: what fails at it, and what fails for all. */
    public Map<String, String> reasons(List<String> terminals) {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (String terminal : terminals) {
            List<String> failing = new ArrayList<>();
            rows.stream()
                    .filter(row -> row.finding().status() == Finding.Status.FAIL)
                    .filter(row -> List.of(terminal, MACHINE, BENCH).contains(row.where()))
                    .forEach(row ->
                            failing.add(row.check() + ": " + row.finding().found()));
            if (!failing.isEmpty()) {
                reasons.put(terminal, failing.stream().collect(Collectors.joining("; ")));
            }
        }
        return reasons;
    }
}
