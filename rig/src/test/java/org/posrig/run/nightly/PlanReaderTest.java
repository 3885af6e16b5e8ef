package org.posrig.run.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posrig.Golden;
import org.posrig.SchemaParts;
import org.posrig.fault.BadInput;
import org.posrig.run.Deadline;
import org.posrig.run.RunRequest;
import org.posrig.run.Spread;
import org.posrig.run.Stage;

final class PlanReaderTest {

    private static final Path FIXTURES = Golden.home().resolve("fixtures");
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2026-11-22T22:30:00+08:00[Asia/Shanghai]");

    private static final String EVERYTHING = """
            bench: FIXTURES/benches/four-stand-ins.yaml
            until: "06:00"
            grace: 5m
            hang: 90s
            lanes: 3
            restarts: 2
            doctor: false
            stages:
              - name: first
                features: [FIXTURES/../features/wrong-pin/tries-used-up.feature:9]
                tags: "not @zh"
                terminals: [T2, T3]
                models: [standin-a]
                spread: matrix
                retry: 2
                order: random
                seed: 7
              - name: second
                features: [FIXTURES/../features/wrong-pin]
                order: random
            gate: false
            keep: {runs: 7, size: 500MB}
            language: zh
            metrics: 9464
            known-issues: known.yaml
            notify:
              when: red
              language: zh
              link: https://rig.example.org/runs/
              tries: 2
              patience: 10s
              deadline: 1m
              webhooks:
                - {style: plain, url: "https://example.org/hook"}
            """;

    @TempDir
    private Path folder;

    private final YAMLMapper yaml = new YAMLMapper();

    @Test
    void a_plan_says_what_runs_where_until_when_and_who_is_told() throws IOException {
        Plan plan = read(EVERYTHING);

        assertThat(plan.bench()).isEqualTo(FIXTURES.resolve("benches/four-stand-ins.yaml"));
        assertThat(plan.until()).contains(Instant.parse("2026-11-22T22:00:00Z"));
        assertThat(List.of(plan.grace(), plan.hang())).containsExactly(Duration.ofMinutes(5), Duration.ofSeconds(90));
        assertThat(List.of(plan.lanes(), plan.restarts())).containsExactly(3, 2);
        assertThat(List.of(plan.doctor(), plan.reporting().gate())).containsExactly(false, false);
        assertThat(plan.stages().getFirst())
                .isEqualTo(new Stage(
                        "first",
                        List.of(Golden.home().resolve("features/wrong-pin/tries-used-up.feature") + ":9"),
                        Optional.of("not @zh"),
                        List.of("T2", "T3"),
                        List.of("standin-a"),
                        Spread.MATRIX,
                        2,
                        OptionalLong.of(7)));
        assertThat(plan.reporting().keepRuns()).isEqualTo(7);
        assertThat(plan.reporting().keepBytes()).isEqualTo(500_000_000);
        assertThat(plan.reporting().knownIssues()).contains(folder.resolve("known.yaml"));
        assertThat(plan.notice().webhooks()).hasSize(1);
    }

    @Test
    void a_random_order_without_a_seed_takes_the_nights() throws IOException {
        RunRequest request =
                read(EVERYTHING).request(Golden.home(), Optional.empty(), 41, Optional.empty(), Optional.empty());

        assertThat(request.stages()).extracting(Stage::seed).containsExactly(OptionalLong.of(7), OptionalLong.of(41));
    }

    @Test
    void a_short_plan_has_the_usual_values() throws IOException {
        Plan plan = read("""
                bench: FIXTURES/benches/stand-in.yaml
                stages: [{name: all, features: [FIXTURES/../features/wrong-pin]}]
                """);

        assertThat(plan.until()).isEmpty();
        assertThat(plan.hang()).isEqualTo(Duration.ofMinutes(3));
        assertThat(plan.lanes()).isEqualTo(RunRequest.ALL_LANES);
        assertThat(plan.restarts()).isEqualTo(5);
        assertThat(List.of(plan.doctor(), plan.reporting().gate())).containsExactly(true, true);
        assertThat(plan.notice().nobody()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "06:00, 2026-11-22T22:00:00Z",
        "6:00, 2026-11-22T22:00:00Z",
        "22:30, 2026-11-23T14:30:00Z",
        "22:31, 2026-11-22T14:31:00Z",
        "7h, 2026-11-22T21:30:00Z",
        "2026-11-23 05:15, 2026-11-22T21:15:00Z",
        "2026-11-23T05:15, 2026-11-22T21:15:00Z"
    })
    void a_night_ends_at_the_next_such_time_or_after_a_length(String written, Instant end) throws IOException {
        assertThat(read(EVERYTHING.replace("\"06:00\"", "\"" + written + "\"")).until())
                .contains(end);
    }

    @ParameterizedTest
    @CsvSource({"06:00, 2026-11-23T22:00:00Z", "7h, 2026-11-23T21:30:00Z", "2026-11-23 05:15, 2026-11-22T21:15:00Z"})
    void a_night_that_is_gone_on_with_keeps_its_end_by_a_clock_that_is_set_a_day_on(String written, Instant then)
            throws IOException {
        Plan plan = read(EVERYTHING.replace("\"06:00\"", "\"" + written + "\""));
        Instant later = NOW.toInstant().plus(Duration.ofHours(1));
        Deadline.Rule rule = NightEndTime.keeping(plan.ends(), plan.until().orElseThrow(), later);
        assertThat(rule.end(later)).isEqualTo(plan.until().orElseThrow());
        assertThat(rule.end(later.plus(Duration.ofDays(1)))).isEqualTo(then);
        assertThat(NightEndTime.keeping(plan.ends(), plan.until().orElseThrow(), Instant.EPOCH)
                        .end(Instant.EPOCH.plusSeconds(60)))
                .as("a clock that has yet to be set")
                .isEqualTo(plan.until().orElseThrow());
    }

    @Test
    void everything_wrong_is_told_at_once_with_its_place() throws IOException {
        Files.writeString(folder.resolve("broken.feature"), "Feature: x\n  Scenario: y\n    Gives up\n");
        List<String> told = mistakes("""
                bench: FIXTURES/benches/four-stand-ins.yaml
                until: 0h
                grace: 0m
                hang: soon
                lane: 2
                lanes: many
                stages:
                  - name: one
                    features: [FIXTURES/../features/wrong-pins, FIXTURES/../features/online-pin]
                    terminals: [T1, T7]
                    models: [standin-q]
                  - name: two
                    features: [FIXTURES/../features/online-pin]
                    tags: "@mision and not @zh"
                    order: shuffled
                    seed: 4
                  - name: two
                    features: [FIXTURES/../features/online-pin]
                    tags: "@A1 and ("
                    retry: 9
                  - features: [FIXTURES/../features/online-pin]
                    tags: "@A2 and not @A2"
                  - name: broken
                    features: [broken.feature]
                keep: {runs: 0, size: much}
                notify: {when: never}
                """);
        Golden.assertSame(
                PlanReaderTest.class,
                "plan-mistakes.txt",
                String.join("\n", told)
                        .replace(folder.toString(), "DIR")
                        .replace(Golden.home().toString(), "HOME"));
    }

    @ParameterizedTest
    @CsvSource({
        "0m, 'until' leaves no time for anything",
        "2026-11-22 22:30, is over already",
        "2025-01-01 06:00, is over already",
        "2026-12-24 06:00, more than seven days away",
        "25:00, must be a time",
        "tomorrow, must be a time",
    })
    void an_impossible_end_is_refused_at_its_place(String written, String words) throws IOException {
        assertThat(mistakes(EVERYTHING.replace("\"06:00\"", "\"" + written + "\"")))
                .singleElement()
                .asString()
                .startsWith(folder.resolve("plan.yaml") + ":2:8: ")
                .contains(words);
    }

    @Test
    void terminals_and_models_that_exclude_each_other_are_a_mistake() throws IOException {
        assertThat(mistakes("""
                bench: FIXTURES/benches/stand-in-b.yaml
                stages: [{name: all, features: [FIXTURES/../features/wrong-pin], models: [standin-a]}]
                """)).singleElement().asString().contains("has no model 'standin-a'");
    }

    @TestFactory
    Stream<DynamicTest> every_shipped_plan_fits_the_schema_names_it_and_has_no_mistake() throws IOException {
        try (Stream<Path> files = Files.list(FIXTURES.resolve("plans"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream()
                    .map(file -> DynamicTest.dynamicTest(String.valueOf(file.getFileName()), () -> {
                        assertThat(schema().validate(yaml.readTree(file.toFile())))
                                .isEmpty();
                        assertThat(Files.readAllLines(file).getFirst())
                                .isEqualTo("# yaml-language-server: $schema=plan.schema.json");
                        PlanReader.read(file, Golden.home(), NOW);
                    }));
        }
    }

    @Test
    void the_schema_describes_every_key_of_a_plan_and_refuses_what_the_reader_refuses() throws IOException {
        JsonNode everything = yaml.readTree(EVERYTHING.replace("FIXTURES", FIXTURES.toString()));
        assertThat(schema().validate(everything)).isEmpty();
        Set<String> known = new TreeSet<>();
        Set<String> undescribed = new TreeSet<>();
        SchemaParts.known(schemaText(), known, undescribed);
        Set<String> written = new TreeSet<>();
        SchemaParts.written(everything, written);
        assertThat(undescribed).isEmpty();
        assertThat(known).containsAll(written);
        for (String change : List.of(
                "until: \"06:00\"=until: soon",
                "lanes: 3=lanes: 0",
                "lanes: 3=lanes: many",
                "restarts: 2=restarts: -1",
                "retry: 2=retry: 6",
                "order: random\n    seed=order: as-written\n    seed",
                "spread: matrix=spread: wide",
                "size: 500MB=size: 500",
                "runs: 7=runs: 0",
                "hang: 90s=hang: 90",
                "gate: false=gate: maybe",
                "language: zh=language: fr",
                "grace: 5m=grce: 5m",
                "- name: second=- nam: second")) {
            String[] parts = change.split("=");
            String changed = EVERYTHING.replaceFirst(java.util.regex.Pattern.quote(parts[0]), parts[1]);
            assertThat(changed).as(change).isNotEqualTo(EVERYTHING);
            assertThat(schema().validate(yaml.readTree(changed.replace("FIXTURES", FIXTURES.toString()))))
                    .as("the schema on " + parts[1])
                    .isNotEmpty();
            assertThat(mistakes(changed)).as("the reader on " + parts[1]).isNotEmpty();
        }
    }

    private Plan read(String text) throws IOException {
        return PlanReader.read(written(text), Golden.home(), NOW);
    }

    private List<String> mistakes(String text) throws IOException {
        Path file = written(text);
        BadInput bad = catchThrowableOfType(BadInput.class, () -> PlanReader.read(file, Golden.home(), NOW));
        assertThat(bad).as("what is told of\n" + text).isNotNull();
        return bad.mistakes();
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("plan.yaml"), text.replace("FIXTURES", FIXTURES.toString()));
    }

    private static JsonNode schemaText() throws IOException {
        return new ObjectMapper()
                .readTree(FIXTURES.resolve("plans/plan.schema.json").toFile());
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schemaText());
    }
}
