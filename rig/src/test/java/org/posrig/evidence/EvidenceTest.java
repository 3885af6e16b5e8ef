package org.posrig.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;

class EvidenceTest {

    @ParameterizedTest
    @CsvSource({
        "Screens, image/svg+xml, screens.svg",
        "Last screen, image/svg+xml, last-screen.svg",
        "Keys and cards, text/plain, keys-and-cards.txt",
        "Messages, text/html, messages.html",
        "Timeline, text/plain, timeline.txt"
    })
    void a_sale_looks_as_in_the_golden_file(String name, String mediaType, String file) throws IOException {
        Attachment attachment = named(Evidence.of(SampleScenario.sale()), name);

        assertThat(attachment.mediaType()).isEqualTo(mediaType);
        assertThat(file).endsWith("." + attachment.fileExtension());
        // A wanted change is looked at there and copied over the golden file.
        Path actual = Files.createDirectories(Path.of("target", "evidence")).resolve(file);
        Files.writeString(actual, attachment.text());
        assertThat(attachment.text())
                .as("golden file %s, actual in %s", file, actual)
                .isEqualTo(golden(file));
    }

    @Test
    void attachments_come_in_reading_order() {
        assertThat(Evidence.of(SampleScenario.sale()))
                .extracting(Attachment::name)
                .containsExactly("Screens", "Last screen", "Keys and cards", "Messages", "Timeline");
    }

    @Test
    void no_events_make_no_attachments() {
        assertThat(Evidence.of(List.of())).isEmpty();
    }

    @Test
    void what_did_not_happen_makes_no_attachment() {
        List<Event> events =
                new SampleScenario().at(1, new Happening.Note("alone")).events();

        assertThat(Evidence.of(events)).extracting(Attachment::name).containsExactly("Timeline");
        assertThat(Evidence.of(events).getFirst().text()).isEqualTo("+0.000 s  note      alone\n");
    }

    @Test
    void two_terminals_have_a_strip_each() {
        List<Event> events = new SampleScenario()
                .screen(10, "T1", SampleScenario.rows("one"), "")
                .screen(20, "T2", SampleScenario.rows("two"), "")
                .events();

        List<Attachment> attachments = Evidence.of(events);

        assertThat(attachments)
                .extracting(Attachment::name)
                .containsExactly(
                        "Screens of T1", "Last screen of T1", "Screens of T2", "Last screen of T2", "Timeline");
        assertThat(named(attachments, "Screens of T1").text()).contains(">one<").doesNotContain(">two<");
        assertThat(named(attachments, "Screens of T2").text()).contains(">two<").doesNotContain(">one<");
    }

    @Test
    void a_key_of_one_terminal_is_not_the_cause_of_anothers_screen() {
        List<Event> events = new SampleScenario()
                .key(5, 60, "T1", "7", "3")
                .screen(10, "T1", SampleScenario.rows("one"), "")
                .screen(20, "T2", SampleScenario.rows("two"), "")
                .events();

        assertThat(named(Evidence.of(events), "Screens of T1").text()).contains("after key 7");
        assertThat(named(Evidence.of(events), "Screens of T2").text()).doesNotContain("after ");
    }

    @Test
    void a_screen_stands_before_a_key_that_was_pressed_between_its_first_byte_and_its_telling() {
        List<Event> events = new SampleScenario()
                .at(0, new Happening.Note("start"))
                .at(15, new Happening.KeyMoved("T1", "7", true))
                .screen(10, "T1", SampleScenario.rows("one"), "")
                .events();

        List<Attachment> attachments = Evidence.of(events);

        assertThat(named(attachments, "Timeline").text().lines())
                .containsExactly(
                        "+0.000 s  note      start",
                        "+0.010 s  T1        screen 1  one",
                        "+0.015 s  T1        key 7 down");
        assertThat(named(attachments, "Screens").text()).doesNotContain("after key");
    }

    @Test
    void keys_without_their_other_half_are_said_to_be_so() {
        List<Event> events = new SampleScenario()
                .at(0, new Happening.KeyMoved("T1", "1", false))
                .at(10, new Happening.KeyMoved("T1", "2", true))
                .at(20, new Happening.KeyMoved("T1", "2", true))
                .at(50, new Happening.KeyMoved("T1", "2", false))
                .events();

        assertThat(named(Evidence.of(events), "Keys and cards").text().lines())
                .containsExactly(
                        "+0.000 s  T1  key 1  let go, its press is not on record",
                        "+0.010 s  T1  key 2  not seen to be let go",
                        "+0.020 s  T1  key 2  30 ms");
    }

    @Test
    void times_before_the_start_are_negative() {
        assertThat(Moment.signed(Duration.ofMillis(-1_250))).isEqualTo("-1.250 s");
        assertThat(Moment.signed(Duration.ofNanos(-400))).isEqualTo("+0.000 s");
        assertThat(Moment.signed(Duration.ofMillis(65_432))).isEqualTo("+65.432 s");
    }

    @Test
    void a_strip_of_forty_screens_has_ten_rows_of_four() {
        SampleScenario sample = new SampleScenario();
        for (int i = 0; i < 40; i++) {
            sample.screen(i * 100L, "T1", SampleScenario.rows("screen " + i), "");
        }

        String svg = named(Evidence.of(sample.events()), "Screens").text();

        assertThat(svg.lines().filter(line -> line.contains("font-weight=\"600\">T1 · screen")))
                .hasSize(40)
                .extracting(line -> line.replaceAll(".* y=\"(\\d+)\".*", "$1"))
                .hasSize(40)
                .satisfies(heights -> assertThat(heights.stream().distinct()).hasSize(10));
    }

    private static Attachment named(List<Attachment> attachments, String name) {
        return attachments.stream()
                .filter(attachment -> attachment.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String golden(String file) throws IOException {
        try (InputStream stream = Objects.requireNonNull(EvidenceTest.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
