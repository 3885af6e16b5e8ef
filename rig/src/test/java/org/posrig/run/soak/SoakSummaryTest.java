package org.posrig.run.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.posrig.Golden;
import org.posrig.run.Verdict;

final class SoakSummaryTest {

    private static final Findings NONE = new Findings(List.of(), List.of(), List.of(), List.of());

    @Test
    void each_run_has_its_line_and_the_table_has_the_faults() {
        List<Judgement> runs = List.of(
                new Judgement(run(1, Fault.NONE, 0), Map.of(Verdict.PASSED, 16), 0, 0, 0, 0, NONE),
                new Judgement(
                        run(2, Fault.DISPLAY_PULLED, 2),
                        Map.of(Verdict.PASSED, 14, Verdict.BROKEN, 2),
                        0,
                        0,
                        3,
                        1,
                        NONE),
                new Judgement(run(3, Fault.RIG_KILLED, 0), Map.of(Verdict.PASSED, 5), 2, 9, 2, 0, NONE),
                new Judgement(
                        run(4, Fault.HOST_KILLED, 0),
                        Map.of(Verdict.PASSED, 5, Verdict.FAILED, 1, Verdict.BROKEN, 10),
                        0,
                        0,
                        11,
                        0,
                        new Findings(
                                List.of("A › b: terminal defect, T1 should have shown 'approved'."),
                                List.of("broken without its fault: A › c: keypad, Key 5 sticks."),
                                List.of("the exit code is 3, not 1"),
                                List.of("4711 org.posrig.standin.StandIn --config T1.yaml"))));
        SoakSummary summary = new SoakSummary(7, 2, Duration.ofSeconds(192), runs);

        Golden.assertSame(
                SoakSummaryTest.class,
                "soak.txt",
                String.join("\n", runs.stream().map(SoakSummary::told).toList()) + "\n" + written(summary::tell));
        assertThat(summary.exitCode()).isOne();
        assertThat(new SoakSummary(7, 2, Duration.ofSeconds(1), runs.subList(0, 3)).exitCode())
                .isZero();
    }

    @Test
    void memory_that_grows_from_quarter_to_quarter_is_a_finding_of_the_whole() {
        assertThat(withMemory(run -> 200_000).exitCode()).isZero();
        SoakSummary growing = withMemory(run -> 200_000 + run * 10_000L);
        assertThat(growing.exitCode()).isOne();
        assertThat(written(growing::tell))
                .contains("205 MiB in the first quarter, 263 MiB in the last (medians): it grows");
    }

    @Test
    void programs_get_the_same() throws IOException {
        Judgement judged = new Judgement(
                run(2, Fault.DISPLAY_PULLED, 2), Map.of(Verdict.PASSED, 14, Verdict.BROKEN, 2), 0, 0, 3, 1, NONE);
        JsonNode json = new ObjectMapper()
                .readTree(written(new SoakSummary(7, 2, Duration.ofSeconds(192), List.of(judged))::json));

        assertThat(json.path("seed").asLong()).isEqualTo(7);
        assertThat(json.path("holds").asBoolean()).isTrue();
        assertThat(json.at("/runs/0/fault").asText()).isEqualTo("display-pulled");
        assertThat(json.at("/runs/0/scenarios/broken").asInt()).isEqualTo(2);
        assertThat(json.at("/runs/0/false-reds")).isEmpty();
    }

    private static SoakSummary withMemory(java.util.function.IntToLongFunction kib) {
        return new SoakSummary(
                7,
                2,
                Duration.ofSeconds(192),
                IntStream.range(0, 8)
                        .mapToObj(i -> {
                            Ended run = run(i + 1, Fault.NONE, 0);
                            return new Judgement(
                                    new Ended(
                                            run.number(),
                                            run.plan(),
                                            run.laid(),
                                            run.over(),
                                            "",
                                            0,
                                            false,
                                            run.took(),
                                            kib.applyAsLong(i),
                                            List.of(),
                                            run.folder(),
                                            run.run()),
                                    Map.of(),
                                    0,
                                    0,
                                    0,
                                    0,
                                    NONE);
                        })
                        .toList());
    }

    private static Ended run(int number, Fault fault, int seconds) {
        return Runs.under(
                number,
                fault,
                fault == Fault.NONE ? Optional.empty() : Optional.of(Runs.LAID),
                seconds == 0 ? Optional.empty() : Optional.of(Runs.LAID.plusSeconds(seconds)),
                Path.of("/soak/run-000" + number));
    }

    private static String written(Consumer<PrintStream> teller) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        teller.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
