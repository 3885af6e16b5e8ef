package org.posrig.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TimelineReaderTest {

    @TempDir
    private Path folder;

    @Test
    void what_was_written_is_read_again() throws IOException {
        Path file = folder.resolve("timeline.jsonl");
        List<Event> told = written(file);

        assertThat(new TimelineReader().read(file))
                .extracting(Event::number, Event::lane, Event::what)
                .containsExactlyElementsOf(told.stream()
                        .map(event -> org.assertj.core.groups.Tuple.tuple(event.number(), event.lane(), event.what()))
                        .toList());
        assertThat(new TimelineReader().read(file).getLast().at())
                .isCloseTo(told.getLast().at(), Duration.ofNanos(1_000));
    }

    @Test
    void a_last_line_that_was_cut_anywhere_is_left_out() throws IOException {
        Path file = folder.resolve("timeline.jsonl");
        int all = written(file).size();
        byte[] bytes = Files.readAllBytes(file);
        for (int cut = 1; cut < 120; cut++) {
            Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - cut));
            assertThat(new TimelineReader().read(file)).hasSize(all - 1);
        }
    }

    @Test
    void kinds_of_a_later_version_are_left_out_and_a_line_that_is_none_is_told_with_its_place() throws IOException {
        Path file = folder.resolve("timeline.jsonl");
        int all = written(file).size();
        Files.writeString(
                file,
                "{\"n\":99,\"t\":1,\"lane\":\"\",\"kind\":\"Tomorrow\",\"what\":{}}\n",
                StandardOpenOption.APPEND);
        assertThat(new TimelineReader().read(file)).hasSize(all);
        Files.writeString(file, "so\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> new TimelineReader().read(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ":" + (all + 2) + " is no event");
    }

    private static List<Event> written(Path file) throws IOException {
        Timeline timeline = new Timeline(new Secrets());
        List<Event> told = new ArrayList<>();
        timeline.subscribe(told::add);
        try (TimelineFile kept = new TimelineFile(timeline, file)) {
            timeline.publish("", new Happening.RunStarted("b", "2026-11-22T07:00:00Z", "/home", "./posrig run"));
            timeline.publish("l", new Happening.ScenarioStarted("收银 \"1\"", "x.feature:3", List.of("@A1")));
            timeline.publish("l", new Happening.TerminalTaken("T1", "20260001", "m", ""));
            timeline.publish(
                    "l",
                    new Happening.HostMessage(
                            "c", "20260001", true, "0200", List.of(new Happening.Field(4, "amount", "12"))));
            timeline.publish(
                    "l",
                    new Happening.ScreenShown(
                            "T1",
                            3,
                            Duration.ofNanos(123_456_789),
                            Duration.ofSeconds(2),
                            List.of("一"),
                            List.of("##")));
            timeline.publish(
                    "l",
                    new Happening.ExpectationMissed(
                            "T1",
                            "'approved'",
                            Duration.ofSeconds(8),
                            3,
                            List.of(new MissingText("成功", 0, 0, List.of(0, 2)))));
            timeline.publish("l", new Happening.StepEnded("failed", "a\nb"));
            timeline.publish("l", new Happening.Note("密码".repeat(40)));
        }
        return told;
    }
}
