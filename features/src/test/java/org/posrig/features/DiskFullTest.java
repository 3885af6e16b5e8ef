package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full in the middle of a run and of a night: a small file system of their own, in a name space of their own, so that no rights of
 * root are needed. What there was is copied out at the end.
 */
@EnabledIfSystemProperty(named = "posrig.long", matches = "true", disabledReason = "takes longer: --long")
final class DiskFullTest {

    private static final String FEATURE = """
            Feature: Sales
              Scenario: The first
                Given a terminal ready for sales
                When the cardholder taps the everyday debit card for 12.00
                Then the terminal approves 12.00

              Scenario Outline: Further ones
                Given a terminal ready for sales
                When the cardholder taps the everyday debit card for <amount>
                Then the terminal approves <amount>
                Examples:
                  | amount |
                  | 13.00  |
                  | 14.00  |
                  | 15.00  |
                  | 16.00  |
                  | 17.00  |
                  | 18.00  |
                  | 19.00  |
                  | 21.00  |
                  | 22.00  |
            """;

    /** Room for the first scenario and not for all of them. */
    private static final String SIZE = "560k";

    @TempDir
    private Path folder;

    private Path disk = Path.of("");
    private Path kept = Path.of("");

    @BeforeEach
    void begins() throws IOException, InterruptedException {
        disk = Files.createDirectories(folder.resolve("runs"));
        kept = Files.createDirectories(folder.resolve("kept"));
        Process trial = new ProcessBuilder("unshare", "-rm", "mount", "-t", "tmpfs", "none", disk.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(trial.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Assumptions.assumeTrue(
                trial.waitFor() == 0, "a file system of one's own cannot be had here (unshare -rm): " + said);
    }

    @Test
    void a_run_ends_broken_with_what_it_had_come_to() throws IOException, InterruptedException {
        PosrigCommand.Result result = onSmallDisk("run", "--bench", bench().toString(), feature());

        assertThat(result.exitCode()).as(result.output()).isEqualTo(3);
        assertThat(result.output())
                .contains("✓ passed  Sales › The first", "Free disk space", " 0 failed, ")
                .doesNotContainPattern("(?m)^\\s+at |✗ failed");
        assertFirstIsKept();
    }

    @Test
    void a_night_ends_with_what_there_is_and_a_message() throws IOException, InterruptedException {
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", exchange -> {
            try (exchange) {
                heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(200, -1);
            }
        });
        receiver.start();
        try {
            Path plan = Files.writeString(folder.resolve("plan.yaml"), """
                    bench: %s
                    doctor: false
                    gate: false
                    notify:
                      webhooks:
                        - {style: plain, url: "http://127.0.0.1:%d/hook"}
                    stages:
                      - {name: all, features: ["%s"]}
                    """.formatted(
                            bench(), receiver.getAddress().getPort(), feature()));

            PosrigCommand.Result result = onSmallDisk("nightly", "--plan", plan.toString());

            assertThat(result.exitCode()).as(result.output()).isEqualTo(3);
            assertThat(result.output())
                    .contains("is full: the night ends with what there is. Free disk space", "The night is over: ")
                    .doesNotContainPattern("(?m)^\\s+at |✗ failed");
            assertThat(heard).as(result.output()).singleElement().satisfies(told -> {
                assertThat(told)
                        .startsWith("stand-in, run ")
                        .contains(" passed")
                        .doesNotContain(" failed");
                assertThat(told.lines().count()).isLessThan(10);
            });
            assertFirstIsKept();
        } finally {
            receiver.stop(0);
        }
    }

    private void assertFirstIsKept() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (var runs = Files.list(kept)) {
            Path run = runs.findFirst().orElseThrow();
            for (String line : Files.readAllLines(run.resolve("scenarios.jsonl"))) {
                try {
                    lines.add(new ObjectMapper().readTree(line));
                } catch (com.fasterxml.jackson.core.JsonProcessingException halfALine) {
                    continue;
                }
            }
            assertThat(new ObjectMapper()
                            .readTree(run.resolve("run.json").toFile())
                            .path("bench")
                            .asText())
                    .isEqualTo("stand-in");
        }
        assertThat(lines).anySatisfy(line -> {
            assertThat(line.path("name").asText()).isEqualTo("The first");
            assertThat(line.path("attempts").path(0).path("verdict").asText()).isEqualTo("passed");
        });
    }

    // The state is kept elsewhere, as on a rig whose runs have a disk of their own.
    private PosrigCommand.Result onSmallDisk(String... words) throws InterruptedException {
        PosrigCommand.Running running = new PosrigCommand(folder)
                .startBehind(
                        List.of(
                                "unshare",
                                "-rm",
                                "/bin/sh",
                                "-c",
                                "mount -t tmpfs -o size=" + SIZE + " none " + disk + " && { \"$@\"; code=$?; cp -r "
                                        + disk + "/. " + kept + "; exit $code; }",
                                "sh"),
                        words);
        assertThat(running.process().waitFor(180, TimeUnit.SECONDS))
                .as(running.said())
                .isTrue();
        return PosrigCommand.ended(running);
    }

    private Path bench() {
        return BenchText.shipped().withOneTerminal().writtenTo(folder);
    }

    private String feature() throws IOException {
        return Files.writeString(folder.resolve("sales.feature"), FEATURE).toString();
    }
}
