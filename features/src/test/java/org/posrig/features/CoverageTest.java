package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped features as a whole: every line has a scenario, and the lint has nothing to say of any of them. */
final class CoverageTest {

    /** Lines that no scenario can show from within, by the test that shows them. */
    private static final Map<String, String> OUTSIDE = Map.of("A11", "WornKeysTest");

    private static final Pattern TAG = Pattern.compile("(?<!\\S)@([A-Z]\\d{1,2})(?!\\S)");

    @TempDir
    private Path folder;

    @Test
    void every_line_has_a_scenario() throws IOException {
        Map<String, String> uncovered = new TreeMap<>();
        for (JsonNode line : new YAMLMapper()
                .readTree(PosrigCommand.home().resolve("features/lines.yaml").toFile())
                .path("lines")) {
            uncovered.put(line.path("tag").asText(), line.path("sentence").asText());
        }
        uncovered.keySet().removeAll(tagged());
        for (Map.Entry<String, String> outside : OUTSIDE.entrySet()) {
            if (Files.exists(test(outside.getValue()))) {
                uncovered.remove(outside.getKey());
            }
        }

        assertThat(uncovered)
                .as("lines of features/lines.yaml without a scenario (%s by an acceptance test)", OUTSIDE)
                .isEmpty();
    }

    /** Among others: a line for each scenario, no step unused, and for the mission and part B a Chinese twin of each. */
    @Test
    void the_lint_finds_nothing_in_the_shipped_features() {
        PosrigCommand.Result result = new PosrigCommand(folder).lint();

        assertThat(result.output().lines().filter(line -> line.contains(": error: ")))
                .as("./posrig lint")
                .isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    private static Set<String> tagged() throws IOException {
        Set<String> tags = new TreeSet<>();
        try (Stream<Path> files = Files.walk(PosrigCommand.home().resolve("features"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".feature"))
                    .filter(path -> !path.toString().contains("/target/"))
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    Matcher tag = TAG.matcher(line.strip().startsWith("@") ? line : "");
                    while (tag.find()) {
                        tags.add(tag.group(1));
                    }
                }
            }
        }
        return tags;
    }

    private static Path test(String name) {
        return PosrigCommand.home().resolve("features/src/test/java/org/posrig/features/" + name + ".java");
    }
}
