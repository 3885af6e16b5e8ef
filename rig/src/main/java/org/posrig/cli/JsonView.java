package org.posrig.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.posrig.display.Plausibility;
import org.posrig.terminal.Cell;
import org.posrig.terminal.DisplayGeometry;
import org.posrig.terminal.Screen;

/** One line of JSON for each screen, one for each remark, and a last one with what was heard and what is probably wrong. */
final class JsonView implements ScreenView {

    private final ObjectMapper mapper = new ObjectMapper();
    private final PrintStream out;
    private final DisplayGeometry geometry;

    JsonView(PrintStream out, DisplayGeometry geometry) {
        this.out = out;
        this.geometry = geometry;
    }

    @Override
    public void screen(Screen screen) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("screen", screen.number());
        values.put("first", screen.first().toNanos() / 1e9);
        values.put("last", screen.last().toNanos() / 1e9);
        values.put("columns", geometry.columns());
        values.put("rows", ShownRows.of(screen));
        values.put("inverse", ShownRows.marks(screen, Cell::inverse));
        values.put("blink", ShownRows.marks(screen, Cell::blink));
        screen.cursor().ifPresent(cursor -> {
            Map<String, Object> at = new LinkedHashMap<>();
            at.put("row", cursor.row() + 1);
            at.put("column", cursor.column() + 1);
            at.put("shown", cursor.shown());
            values.put("cursor", at);
        });
        print(values);
    }

    @Override
    public void remark(String sentence) {
        print(Map.of("remark", sentence));
    }

    @Override
    public void end(long bytes, List<Plausibility.Finding> findings) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("bytes", bytes);
        values.put("protocol", geometry.protocol().word());
        values.put("charset", geometry.charset().name());
        values.put("findings", findings.stream().map(JsonView::values).toList());
        print(values);
    }

    private static Map<String, Object> values(Plausibility.Finding finding) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(
                "suspicion", finding.suspicion().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        values.put("sentence", finding.sentence());
        values.put("hint", finding.hint());
        return values;
    }

    private void print(Object value) {
        try {
            out.println(mapper.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
