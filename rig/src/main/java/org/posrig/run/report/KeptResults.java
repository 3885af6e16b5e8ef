package org.posrig.run.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.qameta.allure.model.TestResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.posrig.fault.RigFault;
import org.posrig.run.outcome.Place;

/** The Allure results that an interrupted run has written. */
final class KeptResults {

    /** A label by which a run that is gone on with knows them. */
    static final String PLACE = "place";

    private final Path results;
    private final RunWords words;

    KeptResults(Path results, RunWords words) {
        this.results = results;
        this.words = words;
    }

    /** All of them by their scenarios; what is of no scenario stays as it is. What a power cut has left torn or empty is no result, and goes. */
    Map<Place, List<TestResult>> byPlace() {
        Map<Place, List<TestResult>> kept = new HashMap<>();
        // Allure writes its enumerations in small letters.
        JsonMapper json = JsonMapper.builder()
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (Stream<Path> found = Files.list(results)) {
            for (Path file : found.filter(path -> path.toString().endsWith("-result.json"))
                    .sorted()
                    .toList()) {
                Optional<JsonNode> read = whole(file, json);
                if (read.isEmpty()) {
                    Files.delete(file);
                    continue;
                }
                TestResult result = result(file, read.get(), json);
                result.getLabels().stream()
                        .filter(label -> label.getName().equals(PLACE))
                        .findFirst()
                        .flatMap(label -> words.place(label.getValue()))
                        .ifPresent(place -> kept.computeIfAbsent(place, unused -> new ArrayList<>())
                                .add(result));
            }
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "The results in " + results + " cannot be read (" + e.getMessage() + ").",
                    "See to the disk and its permissions.",
                    e);
        }
        return kept;
    }

    // One that is whole and in another form is somebody's, and never deleted.
    private static TestResult result(Path file, JsonNode read, JsonMapper json) {
        try {
            return json.treeToValue(read, TestResult.class);
        } catch (JsonProcessingException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "The result " + file + " is not in Allure's form (" + e.getOriginalMessage() + ").",
                    "Move it out of that folder, which is for the run's own results.",
                    e);
        }
    }

    // Nothing, where a power cut has left a part of it or none.
    private static Optional<JsonNode> whole(Path file, JsonMapper json) throws IOException {
        try {
            return Optional.ofNullable(json.readTree(file.toFile())).filter(JsonNode::isObject);
        } catch (JsonProcessingException torn) {
            return Optional.empty();
        }
    }
}
