package org.posrig.run.report;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
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
                TestResult result;
                try {
                    result = json.readValue(file.toFile(), TestResult.class);
                } catch (JacksonException torn) {
                    Files.delete(file);
                    continue;
                }
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
}
