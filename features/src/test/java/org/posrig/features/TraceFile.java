package org.posrig.features;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** A trace's JSON document, read as anybody may. */
record TraceFile(JsonNode document) {

    private static final Pattern STAN = Pattern.compile("STAN (\\d{6})");

    /** The trace of a scenario ({@code file:line}) of a run. */
    static TraceFile of(Path run, String scenario) {
        String name = Path.of(scenario).getFileName().toString().replace(".feature:", "-");
        try {
            return new TraceFile(new ObjectMapper()
                    .readTree(run.resolve("traces").resolve(name + ".json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was waited for in vain, in words. */
    Optional<String> expected() {
        return missed().map(missed -> missed.path("expected").asText());
    }

    /** The closest screen that was seen instead, as text. */
    Optional<String> seen() {
        return missed().map(missed -> missed.path("seen").asInt())
                .filter(seen -> seen >= 0)
                .map(this::screen);
    }

    /** The message that led to the closest screen. */
    Optional<String> ledToSeen() {
        return missed().flatMap(missed -> nodes("arrows").stream()
                .filter(arrow -> arrow.path("to").asInt() == missed.path("seen").asInt())
                .map(arrow -> document.path("events").get(arrow.path("from").asInt()))
                .filter(event -> event.path("kind").asText().equals("message"))
                .map(event -> event.path("summary").asText())
                .findFirst());
    }

    /** All messages after the first step, which brings the terminal to its start; trace numbers are counted from the first one. */
    List<String> messages() {
        double from = document.path("steps").path(0).path("to").asDouble();
        List<String> messages = new ArrayList<>();
        int first = 0;
        for (JsonNode event : nodes("events")) {
            if (!event.path("kind").asText().equals("message")
                    || event.path("t").asDouble() < from) {
                continue;
            }
            Matcher stan = STAN.matcher(event.path("summary").asText());
            if (stan.find()) {
                int number = Integer.parseInt(stan.group(1));
                first = first == 0 ? number : first;
                messages.add(stan.replaceFirst("STAN +" + (number - first)));
            } else {
                messages.add(event.path("summary").asText());
            }
        }
        return messages;
    }

    /** The first message that is not as in a trace of the same scenario without the fault; empty where all that came are. */
    Optional<String> firstDifferent(TraceFile sound) {
        List<String> here = messages();
        List<String> there = sound.messages();
        for (int i = 0; i < here.size(); i++) {
            if (i >= there.size() || !here.get(i).equals(there.get(i))) {
                return Optional.of(here.get(i));
            }
        }
        return Optional.empty();
    }

    private Optional<JsonNode> missed() {
        return nodes("events").stream()
                .filter(event -> event.path("kind").asText().equals("missed"))
                .findFirst();
    }

    private String screen(int event) {
        JsonNode picture = document.path("screens")
                .get(document.path("events").get(event).path("picture").asInt());
        return String.join(
                        "|",
                        StreamSupport.stream(picture.path("rows").spliterator(), false)
                                .map(row -> row.asText().strip())
                                .toList())
                .replaceAll("[|]+$", "");
    }

    private List<JsonNode> nodes(String name) {
        return StreamSupport.stream(document.path(name).spliterator(), false).toList();
    }
}
