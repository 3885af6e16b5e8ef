package org.posrig.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.posrig.run.outcome.WholeFile;

/**
 * Cucumber's messages of a run. Each launch writes a file of its own as it happens; afterwards what was tried again is told in the first
 * one as further attempts of the same test cases, as the messages' protocol has it.
 */
final class CucumberMessages {

    private static final Set<String> OF_ATTEMPTS =
            Set.of("testCaseStarted", "testStepStarted", "testStepFinished", "attachment", "testCaseFinished");

    private final ObjectMapper json = new ObjectMapper();
    private final Path folder;

    CucumberMessages(Path folder) {
        this.folder = folder;
    }

    /** Where the messages of a launch go. */
    static Path of(Path folder, int launch) {
        return folder.resolve(launch == 1 ? "messages.ndjson" : "messages-" + launch + ".ndjson");
    }

    /** Makes one file of all. */
    void join() throws IOException {
        if (!Files.exists(of(folder, 1))) {
            // Nothing was launched.
            return;
        }
        List<JsonNode> joined = read(of(folder, 1));
        Cases first = new Cases(joined);
        boolean repeated = false;
        for (int launch = 2; launch <= Retries.MOST + 1 && Files.exists(of(folder, launch)); launch++) {
            repeated = true;
            List<JsonNode> later = read(of(folder, launch));
            add(joined, first, later, new Cases(later), launch - 1);
        }
        if (repeated) {
            StringBuilder text = new StringBuilder();
            for (JsonNode message : joined) {
                text.append(json.writeValueAsString(message)).append('\n');
            }
            WholeFile.write(of(folder, 1), text.toString().getBytes(StandardCharsets.UTF_8));
            for (int launch = 2; launch <= Retries.MOST + 1; launch++) {
                Files.deleteIfExists(of(folder, launch));
            }
        }
    }

    private void add(List<JsonNode> joined, Cases first, List<JsonNode> later, Cases cases, int attempt) {
        int end = joined.size();
        for (int i = 0; i < joined.size(); i++) {
            if (joined.get(i).has("testRunFinished")) {
                end = i;
            }
        }
        for (JsonNode message : later) {
            String kind = message.fieldNames().next();
            if (!OF_ATTEMPTS.contains(kind)) {
                continue;
            }
            ObjectNode body = (ObjectNode) message.get(kind);
            if (kind.equals("testCaseStarted")) {
                String same = first.byPickle.getOrDefault(
                        cases.pickleOf.get(body.path("testCaseId").asText()), "");
                body.put("testCaseId", same).put("attempt", attempt);
                retried(joined.subList(0, end), same);
            }
            if (body.has("testStepId")) {
                body.put(
                        "testStepId",
                        first.steps.getOrDefault(
                                cases.places.get(body.get("testStepId").asText()), ""));
            }
            joined.add(end++, message);
        }
    }

    // The attempt before was not the last.
    private static void retried(List<JsonNode> joined, String testCase) {
        String started = "";
        for (JsonNode message : joined) {
            if (message.path("testCaseStarted").path("testCaseId").asText().equals(testCase)) {
                started = message.path("testCaseStarted").path("id").asText();
            }
            if (!started.isEmpty()
                    && message.path("testCaseFinished")
                            .path("testCaseStartedId")
                            .asText()
                            .equals(started)) {
                ((ObjectNode) message.get("testCaseFinished")).put("willBeRetried", true);
            }
        }
    }

    private List<JsonNode> read(Path file) throws IOException {
        List<JsonNode> messages = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            try {
                messages.add(json.readTree(line));
            } catch (JsonProcessingException e) {
                // The disk was full: what follows half a line was not written either.
                return messages;
            }
        }
        return messages;
    }

    /** The test cases of a launch. Every launch reads whole files, so a pickle is known by its file and its place among its pickles. */
    private static final class Cases {

        private final Map<String, String> byPickle = new HashMap<>();
        private final Map<String, String> pickleOf = new HashMap<>();
        private final Map<String, String> steps = new HashMap<>();
        private final Map<String, String> places = new HashMap<>();

        Cases(List<JsonNode> messages) {
            Map<String, Integer> counts = new HashMap<>();
            Map<String, String> pickles = new HashMap<>();
            for (JsonNode message : messages) {
                if (message.has("pickle")) {
                    JsonNode pickle = message.get("pickle");
                    String uri = pickle.path("uri").asText();
                    pickles.put(pickle.path("id").asText(), uri + "#" + counts.merge(uri, 1, Integer::sum));
                }
                if (message.has("testCase")) {
                    JsonNode testCase = message.get("testCase");
                    String pickle =
                            pickles.getOrDefault(testCase.path("pickleId").asText(), "");
                    byPickle.put(pickle, testCase.path("id").asText());
                    pickleOf.put(testCase.path("id").asText(), pickle);
                    int number = 0;
                    for (JsonNode step : testCase.path("testSteps")) {
                        String place = pickle + "." + number++;
                        steps.put(place, step.path("id").asText());
                        places.put(step.path("id").asText(), place);
                    }
                }
            }
        }
    }
}
