package org.posrig.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.gherkin.GherkinParser;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.PickleStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.posrig.Golden;

final class VocabularyTest {

    private final Vocabulary vocabulary = Vocabulary.read();

    @Test
    void every_step_is_there_in_both_languages() {
        Map<Method, Set<Boolean>> languages = new java.util.HashMap<>();
        vocabulary
                .steps()
                .forEach(step -> languages
                        .computeIfAbsent(step.method(), unused -> new TreeSet<>())
                        .add(step.chinese()));
        Set<String> oneOnly = languages.entrySet().stream()
                .filter(entry -> entry.getValue().size() < 2)
                .map(entry -> entry.getKey().getName())
                .collect(Collectors.toSet());
        assertThat(oneOnly).isEmpty();
    }

    @Test
    void every_class_with_steps_is_in_the_vocabulary() throws IOException {
        Set<String> withSteps = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Golden.home().resolve("rig/src/main/java/org/posrig/steps"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                if (Files.readString(file).contains("import io.cucumber.java.en.")) {
                    withSteps.add(file.getFileName().toString().replace(".java", ""));
                }
            }
        }
        assertThat(vocabulary.steps())
                .extracting(step -> step.method().getDeclaringClass().getSimpleName())
                .containsAll(withSteps);
    }

    @Test
    void no_two_steps_are_worded_alike() {
        assertThat(vocabulary.steps()).extracting(Vocabulary.Step::text).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("shippedSteps")
    void every_step_of_every_shipped_feature_means_exactly_one_thing(String text) {
        assertThat(vocabulary.matching(text)).as(text).hasSize(1);
    }

    @Test
    void the_words_of_a_step_are_given_with_their_kind_and_place() {
        String text = "the cardholder tries to pay 12.00 with the everyday debit card and a wrong PIN";
        assertThat(vocabulary.words(vocabulary.matching(text).getFirst(), text))
                .containsExactly(
                        new Vocabulary.Word("amount", "12.00", 28),
                        new Vocabulary.Word("card", "the everyday debit card", 39),
                        new Vocabulary.Word("whichPin", "a wrong", 67));
    }

    @ParameterizedTest
    @CsvSource({
        "the terminal approve 12.00, the terminal approves {amount}",
        "a terminal ready for sale, a terminal ready for sales",
        "终端提示密码错了, 终端提示密码错"
    })
    void the_nearest_step_is_of_the_same_language(String text, String nearest) {
        assertThat(vocabulary.nearest(text, 1)).containsExactly(nearest);
    }

    static List<String> shippedSteps() throws IOException {
        try (Stream<Path> files = Files.walk(Golden.home().resolve("features"))) {
            return files.filter(path -> path.toString().endsWith(".feature"))
                    .filter(path -> !path.toString().contains("/target/"))
                    .sorted()
                    .flatMap(VocabularyTest::steps)
                    .distinct()
                    .toList();
        }
    }

    private static Stream<String> steps(Path file) {
        try {
            return GherkinParser.builder().includeSource(false).build().parse(file).toList().stream()
                    .map(Envelope::getPickle)
                    .flatMap(java.util.Optional::stream)
                    .flatMap(pickle -> pickle.getSteps().stream())
                    .map(PickleStep::getText);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
