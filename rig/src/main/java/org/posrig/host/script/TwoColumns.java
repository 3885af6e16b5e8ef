package org.posrig.host.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What was expected beside what was received, a line for each thing asked, those that differ marked. */
record TwoColumns(List<Criterion> rows) {

    private static final String MARK = "   <-- differs";

    @Override
    public String toString() {
        int names = width("", Criterion::name);
        int expected = width("expected", Criterion::expected);
        int received = width("received", Criterion::received);
        String form = "  %-" + names + "s  %-" + expected + "s | %-" + received + "s%s";
        List<String> lines = new ArrayList<>();
        lines.add(form.formatted("", "expected", "received", "").stripTrailing());
        rows.forEach(row -> lines.add(form.formatted(row.name(), row.expected(), row.received(), row.met() ? "" : MARK)
                .stripTrailing()));
        return String.join("\n", lines);
    }

    private int width(String head, Function<Criterion, String> column) {
        return Math.max(
                Math.max(1, head.length()),
                rows.stream().map(column).mapToInt(String::length).max().orElse(1));
    }
}
