package org.posrig.host.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.timeline.Happening;
import org.posrig.timeline.LateList;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

final class JournalFileTest {

    private static final int MANY = 20_000;

    private final Timeline timeline = new Timeline(new Secrets());

    @TempDir
    private Path folder;

    @Test
    void a_line_comes_to_the_file_by_itself_while_the_journal_is_open() throws IOException {
        Path path = folder.resolve("journal.jsonl");
        try (JournalFile journal = JournalFile.keep(timeline, path)) {
            assertThat(journal).isNotNull();
            timeline.publish("lane-1", message(1, "000001"));

            assertThat(awaited(path, 1).getFirst().path("message").asText()).isEqualTo("message 1");
            timeline.publish("lane-1", new Happening.Note("and on"));
            assertThat(awaited(path, 2).getLast().path("note").asText()).isEqualTo("and on");
        }
    }

    @Test
    void when_it_is_closed_every_line_is_there_in_the_order_of_the_timeline_however_fast_they_came() throws Exception {
        Path path = folder.resolve("journal.jsonl");
        List<Long> published = new ArrayList<>();
        try (JournalFile journal = JournalFile.keep(timeline, path);
                Timeline.Subscription other = timeline.subscribe(event ->
                        published.add(Long.parseLong(((Happening.HostMessage) event.what()).terminalNumber())))) {
            assertThat(journal).isNotNull();
            assertThat(other).isNotNull();
            List<Thread> threads = IntStream.range(0, 4)
                    .mapToObj(thread -> Thread.ofVirtual().start(() -> {
                        for (int i = 0; i < MANY / 4; i++) {
                            timeline.publish("", message(thread * MANY + i, "v"));
                        }
                    }))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(lines(path).stream().map(line -> line.path("terminal").asLong()))
                .hasSize(MANY)
                .containsExactlyElementsOf(published);
    }

    @Test
    void fields_are_worked_out_once_for_all_who_read_them_and_a_secret_in_them_is_hidden() throws IOException {
        timeline.secrets().hide("258036");
        Path path = folder.resolve("journal.jsonl");
        List<Integer> asked = new ArrayList<>();
        try (JournalFile journal = JournalFile.keep(timeline, path)) {
            assertThat(journal).isNotNull();
            timeline.subscribe(event ->
                    assertThat(((Happening.HostMessage) event.what()).fields()).hasSize(1));
            timeline.publish("", new Happening.HostMessage("c", "t", true, "s", new LateList<>(() -> {
                asked.add(1);
                return List.of(new Happening.Field(60, "reserved", "258036"));
            })));
        }
        assertThat(asked).hasSize(1);
        assertThat(Files.readString(path)).doesNotContain("258036");
        assertThat(lines(path).getFirst().at("/fields/60/value").asText()).isEqualTo("••••••");
        assertThat(lines(path).getFirst().at("/fields/60/name").asText()).isEqualTo("reserved");
    }

    @Test
    void closing_waits_for_a_message_that_takes_its_time() throws IOException {
        Path path = folder.resolve("journal.jsonl");
        try (JournalFile journal = JournalFile.keep(timeline, path)) {
            assertThat(journal).isNotNull();
            timeline.publish("", new Happening.HostMessage("c", "t", true, "s", new LateList<>(() -> {
                long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(300);
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                return List.of();
            })));
        }
        assertThat(lines(path)).hasSize(1);
    }

    @Test
    void a_message_that_cannot_be_shown_keeps_no_other_from_the_file() throws IOException {
        Path path = folder.resolve("journal.jsonl");
        try (JournalFile journal = JournalFile.keep(timeline, path)) {
            assertThat(journal).isNotNull();
            timeline.publish("", new Happening.HostMessage("c", "t", true, "s", new LateList<>(() -> {
                throw new IllegalStateException("something secret");
            })));
            timeline.publish("", message(2, "000002"));
        }
        assertThat(lines(path)).hasSize(2);
        assertThat(lines(path).getFirst().at("/fields/0/value").asText())
                .isEqualTo("cannot be shown: IllegalStateException");
    }

    @Test
    void a_disk_that_takes_nothing_is_told_and_stops_nobody() {
        try (JournalFile journal = JournalFile.keep(timeline, Path.of("/dev/full"))) {
            assertThat(journal).isNotNull();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (timeline.lost().isEmpty() && System.nanoTime() < end) {
                timeline.publish("", new Happening.Note("a line"));
            }
            assertThat(timeline.lost())
                    .hasValueSatisfying(lost -> assertThat(lost).hasMessageContaining("No space left on device"));
        }
    }

    @Property(tries = 500, seed = "31")
    void any_text_is_read_back_as_it_was(@ForAll String value) throws IOException {
        // A surrogate without its other half cannot be written in UTF-8 at all.
        String whole = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        JournalLines lines = new JournalLines();
        lines.begin()
                .pair("message", whole)
                .fields(List.of(new Happening.Field(1, "first", whole), new Happening.Field(2, "second", "")));
        lines.end();
        JsonNode read = new ObjectMapper().readTree(lines.written());
        assertThat(read.path("message").asText()).isEqualTo(whole);
        assertThat(read.at("/fields/1/value").asText()).isEqualTo(whole);
        assertThat(read.at("/fields/2/name").asText()).isEqualTo("second");
    }

    private static Happening.HostMessage message(long terminal, String value) {
        return new Happening.HostMessage(
                "c",
                String.valueOf(terminal),
                true,
                "message " + terminal,
                List.of(new Happening.Field(11, "STAN", value)));
    }

    private static List<JsonNode> awaited(Path path, int count) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        List<JsonNode> lines = lines(path);
        while (lines.size() < count && System.nanoTime() < end) {
            Thread.onSpinWait();
            lines = lines(path);
        }
        assertThat(lines).hasSize(count);
        return lines;
    }

    private static List<JsonNode> lines(Path path) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(path)) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }
}
