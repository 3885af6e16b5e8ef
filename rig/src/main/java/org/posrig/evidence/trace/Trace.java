package org.posrig.evidence.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.posrig.evidence.Visible;

/** The trace of one scenario. */
public final class Trace {

    private final ScenarioEvents scenario;
    private final String json;

    private Trace(ScenarioEvents scenario, String json) {
        this.scenario = scenario;
        this.json = json;
    }

    public static Trace of(ScenarioEvents scenario) {
        try {
            return new Trace(scenario, new ObjectMapper().writeValueAsString(TraceDocument.of(scenario)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file's name without extension: {@code one-wrong-pin-9}, from feature and line. */
    public static String fileName(ScenarioEvents scenario) {
        String place = scenario.place();
        String file = place.substring(place.replace('\\', '/').lastIndexOf('/') + 1);
        // A leading dot would hide it.
        return file.replace(".feature", "")
                .replaceAll("[^\\p{L}\\p{N}._-]+", "-")
                .replaceFirst("^[.-]+", "");
    }

    /** The document as JSON. */
    public String json() {
        return json;
    }

    /** The page: one HTML file that loads nothing. */
    public String html() {
        // Nothing in the data may end the element it stands in.
        String data = json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
        String title = scenario.started().name();
        StringBuilder page = new StringBuilder(data.length() + 100_000);
        for (String line : resource("trace.html").split("\n")) {
            switch (line.strip()) {
                case "{{style}}" -> page.append(resource("trace.css"));
                case "{{script}}" -> page.append(script());
                case "{{data}}" -> page.append(data);
                case "{{title}}" ->
                    page.append("<title>").append(Visible.markup(title)).append("</title>");
                default -> page.append(line);
            }
            page.append('\n');
        }
        return page.toString();
    }

    private static String script() {
        return "(() => {\n\"use strict\";\n"
                + resource("words.js")
                + resource("model.js")
                + resource("screen.js")
                + resource("axis.js")
                + resource("panels.js")
                + resource("trace.js")
                + "})();\n";
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Trace.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
