package org.posrig.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TimelineFileTest {

    @TempDir
    private Path folder;

    @Test
    void every_kind_of_happening_is_a_line_of_json_that_is_on_disk_when_it_has_been_published() throws IOException {
        Path path = folder.resolve("timeline.jsonl");
        Timeline timeline = new Timeline(new Secrets());
        try (TimelineFile file = new TimelineFile(timeline, path)) {
            assertThat(file).isNotNull();
            for (Happening happening : everyKind()) {
                timeline.publish("lane-1", happening);
                List<JsonNode> lines = lines(path);
                assertThat(lines.getLast().get("kind").asText())
                        .isEqualTo(happening.getClass().getSimpleName());
            }
        }
        List<JsonNode> lines = lines(path);
        assertThat(lines).hasSize(Happening.class.getPermittedSubclasses().length);
        assertThat(lines.stream().map(line -> line.get("n").asInt())).isSorted().startsWith(1);
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.get("t").asDouble()).isNotNegative();
            assertThat(line.get("lane").asText()).isEqualTo("lane-1");
            assertThat(line.get("what").isObject()).isTrue();
        });
        JsonNode screen = lines.stream()
                .filter(line -> line.get("kind").asText().equals("ScreenShown"))
                .findFirst()
                .orElseThrow();
        assertThat(screen.get("what").get("rows").get(0).asText()).isEqualTo("交易成功        ");
        JsonNode message = lines.stream()
                .filter(line -> line.get("kind").asText().equals("HostMessage"))
                .findFirst()
                .orElseThrow();
        assertThat(message.get("what").get("fields").get(0).get("number").asInt())
                .isEqualTo(39);
    }

    @Test
    void secrets_are_not_in_the_file() throws IOException {
        Path path = folder.resolve("timeline.jsonl");
        Secrets secrets = new Secrets();
        secrets.hideCardNumber("6212340000000000012");
        Timeline timeline = new Timeline(secrets);
        try (TimelineFile file = new TimelineFile(timeline, path)) {
            assertThat(file).isNotNull();
            timeline.publish("", new Happening.Note("card 6212340000000000012"));
        }
        assertThat(Files.readString(path)).doesNotContain("6212340000000000012").contains("621234*********0012");
    }

    @Test
    void nothing_is_written_once_it_is_closed_and_the_timeline_goes_on() throws IOException {
        Path path = folder.resolve("timeline.jsonl");
        Timeline timeline = new Timeline(new Secrets());
        TimelineFile file = new TimelineFile(timeline, path);
        timeline.publish("", new Happening.Note("kept"));
        file.close();
        timeline.publish("", new Happening.Note("not kept"));
        assertThat(lines(path)).hasSize(1);
    }

    @Test
    void a_process_killed_in_the_middle_leaves_every_published_event_whole() throws IOException, InterruptedException {
        Path path = folder.resolve("killed.jsonl");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndlessPublisher.class.getName(),
                        path.toString())
                .redirectErrorStream(true)
                .start();
        String published = "";
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < 200; i++) {
                published = String.valueOf(out.readLine());
            }
            process.destroyForcibly();
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        List<JsonNode> lines = lines(path);
        assertThat(lines.size()).isGreaterThanOrEqualTo(Integer.parseInt(published));
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i).get("n").asInt()).isEqualTo(i + 1);
        }
    }

    /** Publishes until it is killed; says each number once it has been published. */
    static final class EndlessPublisher {

        private EndlessPublisher() {}

        public static void main(String[] arguments) throws IOException {
            Timeline timeline = new Timeline(new Secrets());
            try (TimelineFile file = new TimelineFile(timeline, Path.of(arguments[0]))) {
                while (file != null && !System.out.checkError()) {
                    System.out.println(timeline.publish("", new Happening.Note("x".repeat(300)))
                            .number());
                }
            }
        }
    }

    private static List<JsonNode> lines(Path path) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(path)) {
            lines.add(json.readTree(line));
        }
        return lines;
    }

    private static List<Happening> everyKind() {
        return List.of(
                new Happening.ScenarioStarted("a sale", "a.feature:3", List.of("@A1")),
                new Happening.StepStarted("the cashier starts a sale of 12.00"),
                new Happening.KeyMoved("T1", "enter", true),
                new Happening.RelayMoved("T1", "key.enter", true),
                new Happening.Pressed(
                        "T1",
                        "enter",
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(27),
                        Duration.ofMillis(28)),
                new Happening.CardMoved("T1", "everyday debit", "inserted"),
                new Happening.PowerMoved("T1", false),
                new Happening.SenseMoved("T1", "power-led", false),
                new Happening.ScreenShown(
                        "T1",
                        1,
                        Duration.ofMillis(3),
                        Duration.ofMillis(5),
                        List.of("交易成功        "),
                        List.of("                ")),
                new Happening.ReceiptPrinted("T1", 1, List.of("商户存根")),
                new Happening.CodeScanned("T1", "the everyday wallet"),
                new Happening.LineMoved("T1", "/dev/ttyUSB0", false, "unplugged"),
                new Happening.HostMessage(
                        "c1", "20260001", true, "0200 sale", List.of(new Happening.Field(39, "response code", "00"))),
                new Happening.Note("line one\nline \"two\""),
                new Happening.RunStarted("stand-in", "2026-11-22T02:00:00Z", "/srv/posrig", "./posrig run"),
                new Happening.TerminalTaken("T1", "20260001", "standin-a", "firmware 1.0.0"),
                new Happening.StepEnded("passed", ""),
                new Happening.DisplayRead("T1", 1, Duration.ofMillis(3), Duration.ofMillis(5), 9, "交易成功"),
                new Happening.ExpectationMissed(
                        "T1", "'idle'", Duration.ofSeconds(3), 1, List.of(new MissingText("请签到", 0, 2, List.of(0, 1)))),
                new Happening.ScenarioEnded("a sale", "passed", ""));
    }
}
