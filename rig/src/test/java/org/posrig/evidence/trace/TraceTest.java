package org.posrig.evidence.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.posrig.timeline.MissingText;

final class TraceTest {

    private final List<Event> events = new ArrayList<>();

    @Test
    void steps_have_their_times_and_verdicts_and_what_failed_is_told() throws IOException {
        sale();
        JsonNode trace = made();

        assertThat(trace.path("format").asText()).isEqualTo("posrig-trace");
        assertThat(trace.path("version").asInt()).isEqualTo(1);
        assertThat(texts(trace.path("steps"), "text", "from", "to", "verdict"))
                .containsExactly(
                        "Given a till 1.0 5.0 passed", "Then it sells 6.0 40.0 failed", "And on 41.0 41.0 skipped");
        assertThat(trace.path("scenario").path("message").asText()).isEqualTo("T1 should have\nshown that");
        assertThat(trace.path("scenario").path("place").asText()).isEqualTo("features/sale.feature:12");
        assertThat(trace.path("scenario").path("command").asText())
                .isEqualTo("./posrig run --seed 7 features/sale.feature:12");
    }

    @Test
    void a_key_and_its_relay_have_their_ends_and_a_screen_its_cells() throws IOException {
        sale();
        JsonNode trace = made();

        assertThat(texts(trace.path("events"), "kind", "t", "to"))
                .startsWith("relay 7.0 9.0", "key 7.0 9.0")
                .contains("key 45.0 ");
        JsonNode picture = trace.path("screens").path(0);
        assertThat(picture.path("columns").asInt()).isEqualTo(6);
        assertThat(picture.path("rows").path(0).asText()).isEqualTo("金a   ");
        assertThat(picture.path("widths").path(0).asText()).isEqualTo("21111");
        assertThat(picture.path("inverse").path(0).asText()).isEqualTo("##");
        assertThat(trace.path("screens")).describedAs("the same picture twice").hasSize(1);
    }

    @Test
    void arrows_lead_from_key_to_request_to_answer_to_screen_of_the_terminal_whose_number_it_is() throws IOException {
        sale();
        JsonNode trace = made();

        List<String> arrows = new ArrayList<>();
        for (JsonNode arrow : trace.path("arrows")) {
            arrows.add(words(trace, arrow.path("from").asInt()) + " "
                    + arrow.path("kind").asText() + " "
                    + words(trace, arrow.path("to").asInt()));
        }
        assertThat(arrows)
                .containsExactly(
                        "key enter sent message 0200",
                        "message 0200 answered message 0210",
                        "message 0210 shown screen 1",
                        "key 1 shown screen 2");
    }

    @Test
    void a_missed_expectation_names_the_screen_that_came_closest() throws IOException {
        sale();
        JsonNode trace = made();

        JsonNode missed = trace.path("events").findParents("expected").getFirst();
        assertThat(words(trace, missed.path("seen").asInt())).isEqualTo("screen 1");
        assertThat(missed.path("missing").toString())
                .isEqualTo("[{\"text\":\"银b\",\"row\":0,\"column\":0,\"wrong\":[0,2]},"
                        + "{\"text\":\"完\",\"row\":-1,\"column\":0,\"wrong\":[]}]");
    }

    @Test
    void nothing_in_the_data_ends_the_element_it_stands_in() throws IOException {
        String wicked = "</script><script>alert(1)</script><!-- \u2028 {{data}}\n{{script}}\n";
        at(0, new Happening.ScenarioStarted(wicked, wicked, List.of(wicked)));
        at(1, new Happening.Note(wicked));
        at(2, new Happening.ScenarioEnded(wicked, "failed", wicked));

        String page = Trace.of(scenario()).html();

        assertThat(page.split("</script>", -1))
                .describedAs("the page's own two scripts")
                .hasSize(3);
        assertThat(page.split("<!--", -1)).hasSize(1);
        String data = page.substring(page.indexOf("id=\"trace\">") + 11);
        JsonNode read = new ObjectMapper().readTree(data.substring(0, data.indexOf("</script>")));
        assertThat(read.path("scenario").path("message").asText()).startsWith("</script><script>alert(1)");
        assertThat(page)
                .doesNotContainPattern("(src|href)=")
                .doesNotContain("http://www.example")
                .doesNotContain("fetch(");
    }

    @Test
    void scenarios_of_a_run_are_told_apart_by_lane_and_one_that_was_killed_is_unfinished() throws IOException {
        events.add(event("", 0, new Happening.RunStarted("bench", "2026-11-22T07:00:00Z", "/p", "./posrig run")));
        events.add(event("lane-1", 1, new Happening.ScenarioStarted("one", "/p/features/a.feature:3", List.of())));
        events.add(event("lane-2", 2, new Happening.ScenarioStarted("two", "/p/features/b.feature:5", List.of())));
        events.add(event("lane-2", 3, new Happening.StepStarted("Given two")));
        events.add(event("lane-1", 4, new Happening.ScenarioEnded("one", "passed", "")));
        events.add(event("", 5, new Happening.ScenarioStarted("three", "/p/features/c.feature:7", List.of())));
        events.add(event("", 6, new Happening.Note("the bench's own")));
        events.add(event("", 7, new Happening.ScenarioEnded("three", "broken", "no terminal")));

        List<ScenarioEvents> all = ScenarioEvents.of(events);

        assertThat(all).extracting(one -> one.started().name()).containsExactly("one", "two", "three");
        assertThat(all).extracting(one -> one.events().size()).containsExactly(2, 2, 2);
        assertThat(all).extracting(Trace::fileName).containsExactly("a-3", "b-5", "c-7");
        JsonNode two = new ObjectMapper().readTree(Trace.of(all.get(1)).json());
        assertThat(two.path("scenario").path("verdict").asText()).isEqualTo("unfinished");
        assertThat(two.path("steps").path(0).path("verdict").asText()).isEqualTo("unfinished");
    }

    @Test
    void a_scenario_of_ten_minutes_takes_less_than_five_megabytes() {
        Random random = new Random(7);
        at(0, new Happening.ScenarioStarted("long", "long.feature:1", List.of()));
        long screen = 0;
        for (long t = 100; t < 600_000; t += 110) {
            String key = String.valueOf(random.nextInt(10));
            at(t, new Happening.RelayMoved("T1", "key." + key, true));
            at(t, new Happening.KeyMoved("T1", key, true));
            at(t + 26, new Happening.RelayMoved("T1", "key." + key, false));
            at(t + 26, new Happening.KeyMoved("T1", key, false));
            screen++;
            at(t + 30, shown(screen, t + 12, "输入金额 " + random.nextInt(1_000_000)));
            at(
                    t + 30,
                    new Happening.DisplayRead(
                            "T1", screen, Duration.ofMillis(t + 12), Duration.ofMillis(t + 14), 56, "␛[2J␛[H输入金额"));
            if (screen % 20 == 0) {
                List<Happening.Field> fields = new ArrayList<>();
                for (int number = 2; number < 26; number++) {
                    fields.add(new Happening.Field(number, "field of number " + number, "value " + random.nextLong()));
                }
                at(t + 31, new Happening.HostMessage("c" + screen, "20260001", true, "0200 sale 12.00", fields));
                at(t + 35, new Happening.HostMessage("c" + screen, "20260001", false, "0210 00 approved", fields));
            }
        }

        assertThat(events).hasSizeGreaterThan(30_000);
        assertThat(Trace.of(scenario()).html().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(5_000_000);
    }

    private void sale() {
        at(0, new Happening.ScenarioStarted("Sale", "/p/features/sale.feature:12", List.of("@A1")));
        at(1, new Happening.StepStarted("Given a till"));
        at(2, new Happening.TerminalTaken("T1", "20260001", "m", "firmware 1"));
        at(5, new Happening.StepEnded("passed", ""));
        at(6, new Happening.StepStarted("Then it sells"));
        at(7, new Happening.RelayMoved("T1", "k", true));
        at(7, new Happening.KeyMoved("T1", "enter", true));
        at(9, new Happening.RelayMoved("T1", "k", false));
        at(9, new Happening.KeyMoved("T1", "enter", false));
        at(10, new Happening.HostMessage("c", "20260001", true, "0200", List.of(new Happening.Field(4, "a", "1"))));
        at(12, new Happening.HostMessage("c", "20260001", false, "0210", List.of()));
        // Told late, but its first byte came right after the answer.
        at(30, shown(1, 13, "金a  "));
        at(
                39,
                new Happening.ExpectationMissed(
                        "T1",
                        "'完'",
                        Duration.ofSeconds(8),
                        1,
                        List.of(new MissingText("银b", 0, 0, List.of(0, 2)), new MissingText("完", -1, 0, List.of()))));
        at(40, new Happening.StepEnded("failed", "T1 should have\nshown that"));
        at(41, new Happening.StepStarted("And on"));
        at(41, new Happening.StepEnded("skipped", ""));
        at(45, new Happening.KeyMoved("T1", "1", true));
        at(50, shown(2, 46, "金a  "));
        at(60, new Happening.ScenarioEnded("Sale", "failed", "T1 should have\nshown that"));
    }

    private static Happening shown(long number, long first, String row) {
        return new Happening.ScreenShown(
                "T1", number, Duration.ofMillis(first), Duration.ofMillis(first + 2), List.of(row), List.of("##    "));
    }

    private void at(long millis, Happening what) {
        events.add(event("lane-1", millis, what));
    }

    private Event event(String lane, long millis, Happening what) {
        return new Event(events.size() + 1, Duration.ofMillis(millis), lane, what);
    }

    private ScenarioEvents scenario() {
        return new ScenarioEvents(
                Optional.of(new Happening.RunStarted("b", "2026-11-22T07:00:00Z", "/p", "./posrig run --seed 7")),
                events);
    }

    private JsonNode made() throws IOException {
        return new ObjectMapper().readTree(Trace.of(scenario()).json());
    }

    private static String words(JsonNode trace, int event) {
        JsonNode node = trace.path("events").path(event);
        String kind = node.path("kind").asText();
        return kind + " "
                + switch (kind) {
                    case "key" -> node.path("key").asText();
                    case "message" -> node.path("summary").asText();
                    default -> node.path("number").asText();
                };
    }

    private static List<String> texts(JsonNode nodes, String... fields) {
        return StreamSupport.stream(nodes.spliterator(), false)
                .map(node -> String.join(
                        " ",
                        java.util.Arrays.stream(fields)
                                .map(field -> node.path(field).asText())
                                .toList()))
                .toList();
    }
}
