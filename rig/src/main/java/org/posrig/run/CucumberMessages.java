package org.posrig.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.posrig.timeline.WholeFile;

/**
 * Cucumber's messages of a run. Each launch writes a file of its own as it happens; afterwards what was tried again is told in the first
 * one as further attempts of the same test cases, as the messages' protocol has it.
 */
final class CucumberMessages {

    private static final Set<String> OF_ATTEMPTS =
            Set.of("testCaseStarted", "testStepStarted", "testStepFinished", "attachment", "testCaseFinished");

    private final ObjectMapper json = new ObjectMapper();
    private final Path folder;
    private int portions;

    CucumberMessages(Path folder) {
        this.folder = folder;
    }

    /** The files of one portion: one for its first launch and one for each in which something is tried again. */
    final class OfPortion {

        private final String name;

        private OfPortion(int number) {
            this.name = number == 1 ? "messages" : "messages.p" + number;
        }

        /** @param number from 1 on */
        Path attempt(int number) {
            return folder.resolve(name + (number == 1 ? "" : "-" + number) + ".ndjson");
        }

        private List<Path> there() {
            return IntStream.rangeClosed(1, Retries.MOST + 1)
                    .mapToObj(this::attempt)
                    .filter(Files::exists)
                    .toList();
        }
    }

    /** The files of a portion that has none yet, whether of this process or of one before. */
    synchronized OfPortion portion() {
        while (!new OfPortion(portions + 1).there().isEmpty()) {
            portions++;
        }
        return new OfPortion(++portions);
    }

    /** Makes one file of all, a portion at a time: a night that was gone on with often has more of them than there is memory for. */
    void join() throws IOException {
        List<List<Path>> portions = new ArrayList<>();
        List<Path> there = new OfPortion(1).there();
        while (!there.isEmpty()) {
            portions.add(there);
            there = new OfPortion(portions.size() + 1).there();
        }
        List<Path> files = portions.stream().flatMap(List::stream).toList();
        if (files.size() < 2) {
            return;
        }
        Path whole = new OfPortion(1).attempt(1);
        WholeFile.write(whole, out -> {
            JoinedMessages joined = new JoinedMessages(out);
            for (List<Path> portion : portions) {
                joined.add(attempts(portion));
            }
            joined.end();
        });
        for (Path file : files) {
            if (!file.equals(whole)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private List<JsonNode> attempts(List<Path> files) throws IOException {
        List<JsonNode> joined = read(files.getFirst());
        Cases first = new Cases(joined);
        for (int launch = 2; launch <= files.size(); launch++) {
            List<JsonNode> later = read(files.get(launch - 1));
            add(joined, first, later, new Cases(later), launch - 1);
        }
        return joined;
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
