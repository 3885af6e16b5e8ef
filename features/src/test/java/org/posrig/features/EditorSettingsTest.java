package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The editor finds features and steps where its settings say: a folder that moves must not leave it blind. */
final class EditorSettingsTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void every_feature_and_every_class_of_steps_is_found() throws IOException {
        JsonNode settings = json.readTree(file("settings.json"));

        assertThat(matching(settings.path("cucumber.features"))).containsAll(files("features", ".feature"));
        assertThat(matching(settings.path("cucumber.glue")))
                .containsAll(files("rig/src/main/java/org/posrig/steps", "Steps.java"))
                .contains(Path.of("rig/src/main/java/org/posrig/steps/ParameterTypes.java"));
    }

    @Test
    void every_bench_and_every_profile_has_its_schema() throws IOException {
        JsonNode schemas = json.readTree(file("settings.json")).path("yaml.schemas");

        for (String folder : List.of("fixtures/benches", "fixtures/profiles")) {
            List<String> schema = files(folder, ".schema.json").stream()
                    .map(path ->
                            path.toString().replace(FileSystems.getDefault().getSeparator(), "/"))
                    .toList();
            assertThat(schema).hasSize(1);
            assertThat(matching(json.createArrayNode().add(schemas.path(schema.getFirst()))))
                    .containsAll(files(folder, ".yaml"));
        }
    }

    @Test
    void the_cucumber_extension_is_recommended() throws IOException {
        assertThat(json.readTree(file("extensions.json")).path("recommendations"))
                .extracting(JsonNode::asText)
                .contains("cucumberopen.cucumber-official");
    }

    private static String file(String name) throws IOException {
        return Files.readString(PosrigCommand.home().resolve(".vscode").resolve(name));
    }

    private static List<Path> matching(JsonNode globs) throws IOException {
        List<Path> found = new ArrayList<>();
        for (JsonNode glob : globs) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob.asText());
            String root = glob.asText().substring(0, glob.asText().indexOf('*'));
            files(root, "").stream().filter(matcher::matches).forEach(found::add);
        }
        return found;
    }

    private static List<Path> files(String root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(PosrigCommand.home().resolve(root))) {
            return files.filter(Files::isRegularFile)
                    .map(PosrigCommand.home()::relativize)
                    .filter(file ->
                            file.toString().endsWith(ending) && !file.toString().contains("/target/"))
                    .toList();
        }
    }
}
