package org.posrig.run.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.posrig.Golden;
import org.posrig.run.Verdict;
import org.posrig.timeline.Secrets;

final class NightMessageTest {

    private static final Map<String, NightSummary> NIGHTS = Map.of(
            "all-green", Nights.GREEN,
            "new-reds", Nights.NEW_REDS,
            "out-of-service", Nights.OUT_OF_SERVICE,
            "interrupted", Nights.INTERRUPTED,
            "nothing-ran", Nights.NOTHING);

    @TestFactory
    Stream<DynamicTest> a_message_reads_as_kept() {
        return NIGHTS.entrySet().stream()
                .flatMap(night -> Stream.of(Language.values())
                        .map(language -> night.getKey() + "." + language.name().toLowerCase(java.util.Locale.ROOT))
                        .map(name -> DynamicTest.dynamicTest(name, () -> {
                            NightMessage message =
                                    message(night.getValue(), name.endsWith("zh") ? Language.ZH : Language.EN);
                            Golden.assertSame(
                                    NightMessageTest.class,
                                    name + ".txt",
                                    message.subject() + "\n\n" + message.text(4000));
                        })));
    }

    @Test
    void a_message_has_fewer_than_ten_lines_and_fits_whatever_was_found() {
        for (Language language : Language.values()) {
            for (int largest : List.of(4000, 2048, 700, 200)) {
                String text = message(Nights.ALL_AT_ONCE, language).text(largest);
                assertThat(text.lines().count()).isLessThan(9);
                assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(largest);
            }
            assertThat(message(Nights.ALL_AT_ONCE, language).text(2048))
                    .contains(Nights.GREEN.reportLink().get());
        }
    }

    @Test
    void no_card_number_and_nothing_the_run_keeps_secret_goes_out() {
        Secrets secrets = new Secrets();
        secrets.hide("hunter2hunter2");
        NightSummary night = Nights.with(
                Map.of(Verdict.FAILED, 1),
                List.of("6212340000000000012 and 6212 3400 0000 0012", "hunter2hunter2", "at 20261122-131032-980"),
                List.of(),
                List.of(),
                0,
                List.of(),
                List.of());
        assertThat(new NightMessage(night, Language.EN, secrets::filter).text(4000))
                .contains("New: 621234*********0012 and 621234******0012; ••••••; at 20261122-131032-980\n");
    }

    @Test
    void a_plan_says_after_which_nights_people_are_told() {
        List<NightSummary> nights = List.of(
                Nights.GREEN, Nights.NEW_REDS, Nights.OUT_OF_SERVICE, Nights.INTERRUPTED, Nights.NOTHING, oldReds());
        assertThat(nights.stream().map(When.ALWAYS::holds)).containsOnly(true);
        assertThat(nights.stream().map(When.RED::holds)).containsExactly(false, true, true, true, true, true);
        assertThat(nights.stream().map(When.NEW_RED::holds)).containsExactly(false, true, true, true, true, false);
    }

    private static NightSummary oldReds() {
        return Nights.with(
                Map.of(Verdict.PASSED, 1, Verdict.FAILED, 1),
                List.of(),
                List.of("An old one"),
                List.of(),
                0,
                List.of(),
                List.of());
    }

    private static NightMessage message(NightSummary night, Language language) {
        return new NightMessage(night, language, text -> text);
    }
}
