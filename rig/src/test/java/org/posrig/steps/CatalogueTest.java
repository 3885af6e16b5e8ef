package org.posrig.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class CatalogueTest {

    private static final Vocabulary VOCABULARY = Vocabulary.read();

    private final Catalogue catalogue = Catalogue.of(VOCABULARY);

    @Test
    void every_step_has_a_sentence() {
        assertThat(catalogue.entries())
                .filteredOn(entry ->
                        entry.sentence().length() < 12 || !entry.sentence().endsWith("."))
                .extracting(Catalogue.Entry::method)
                .as("steps without @Says(\"a sentence.\")")
                .isEmpty();
    }

    @Test
    void every_class_of_steps_says_under_whose_heading_they_stand() {
        assertThat(VOCABULARY.steps())
                .extracting(step -> step.method().getDeclaringClass())
                .filteredOn(type -> !type.isAnnotationPresent(By.class))
                .as("classes of steps without @By(Actor...)")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_example_means_its_own_step_and_no_other(String example, String method) {
        assertThat(example)
                .as("a parameter type of %s has no @Sample", method)
                .doesNotContain("{")
                .doesNotContain("}");
        assertThat(VOCABULARY.matching(example))
                .as(example)
                .extracting(step -> step.method().getDeclaringClass().getSimpleName() + "."
                        + step.method().getName())
                .containsExactly(method);
    }

    @Test
    void keys_and_texts_by_hand_stand_in_a_section_of_their_own() {
        assertThat(catalogue.entries())
                .filteredOn(entry -> entry.actor() == Actor.BY_HAND)
                .flatExtracting(Catalogue.Entry::english)
                .extracting(Catalogue.Wording::expression)
                .contains(
                        "press {key}",
                        "hold {key} for {duration}",
                        "the screen shows {string}",
                        "terminal {terminal} as it stands");
        assertThat(catalogue.entries().getLast().actor()).isEqualTo(Actor.BY_HAND);
    }

    @ParameterizedTest
    @CsvSource({
        "REVERSAL, HostSteps.reversed",
        "冲正, HostSteps.reversed",
        "customer service, CustomerServiceSteps.resets",
        "audit trail, PlatformSteps.refused"
    })
    void a_word_is_looked_for_in_role_wording_and_sentence(String word, String found) {
        assertThat(catalogue.holding(word)).extracting(Catalogue.Entry::method).contains(found);
    }

    @Test
    void a_word_that_no_step_holds_finds_none() {
        assertThat(catalogue.holding("toaster")).isEmpty();
    }

    @Test
    void examples_are_as_they_stand_in_a_feature() {
        List<Catalogue.Entry> sale = catalogue.holding("Opens a sale and types the amount");
        assertThat(sale).singleElement().satisfies(entry -> {
            assertThat(entry.english())
                    .containsExactly(new Catalogue.Wording(
                            "the cashier starts a sale of {amount}",
                            "the cashier starts a sale of 12.00",
                            "When the cashier starts a sale of 12.00"));
            assertThat(entry.chinese())
                    .containsExactly(new Catalogue.Wording("收银员发起{amount}元的消费", "收银员发起12.00元的消费", "当收银员发起12.00元的消费"));
        });
    }

    static Stream<Arguments> examples() {
        return Catalogue.of(VOCABULARY).entries().stream()
                .flatMap(entry -> Stream.concat(entry.english().stream(), entry.chinese().stream())
                        .map(wording -> Arguments.of(wording.example(), entry.method())));
    }
}
