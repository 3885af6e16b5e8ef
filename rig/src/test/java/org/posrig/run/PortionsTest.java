package org.posrig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;
import org.posrig.bench.BenchFile;
import org.posrig.bench.BenchOpener;
import org.posrig.fault.BadInput;
import org.posrig.run.outcome.Outcome;
import org.posrig.steps.Vocabulary;

/** What stages mean on the bench of eight terminals of two models. */
final class PortionsTest {

    private static final BenchOpener BENCH =
            BenchOpener.check(Golden.home().resolve("fixtures/benches/eight-stand-ins.yaml"));

    @TempDir
    private Path folder;

    private Path feature = Path.of("");

    @BeforeEach
    void twoScenarios() throws IOException {
        feature = Files.writeString(folder.resolve("x.feature"), """
                Feature: F
                  Scenario: first
                    Given a terminal ready for sales
                  @needs-scanner
                  Scenario: second
                    Given a terminal ready for sales
                """);
    }

    @Test
    void a_pool_is_one_portion_on_all_terminals() {
        Portions portions = of(stage("", Spread.POOL));
        assertThat(portions.all()).hasSize(1);
        assertThat(places(portions)).containsExactly("x.feature:2", "x.feature:5");
        assertThat(portions.all().getFirst().chosen().terminals()).hasSize(8);
    }

    @Test
    void in_a_matrix_each_scenario_is_once_on_every_model_and_models_are_side_by_side() {
        Portions portions = of(stage("", Spread.MATRIX));
        assertThat(portions.stages()).hasSize(1);
        assertThat(portions.stages().getFirst())
                .extracting(portion -> portion.chosen().terminals())
                .containsExactly(Set.of("T1", "T2", "T3", "T4"), Set.of("T5", "T6", "T7", "T8"));
        assertThat(places(portions))
                .containsExactly(
                        "x.feature:2@standin-a",
                        "x.feature:5@standin-a",
                        "x.feature:2@standin-b",
                        "x.feature:5@standin-b");
    }

    @Test
    void what_two_stages_name_runs_in_the_first() {
        Portions portions = of(stage(":2", Spread.POOL), stage("", Spread.POOL), stage("", Spread.POOL));
        assertThat(portions.stages()).hasSize(2);
        assertThat(places(portions)).containsExactly("x.feature:2", "x.feature:5");
        assertThat(places(of(stage(":5", Spread.MATRIX), stage("", Spread.POOL))))
                .containsExactly("x.feature:5@standin-a", "x.feature:5@standin-b", "x.feature:2");
        assertThat(places(of(stage(":5", Spread.POOL), stage("", Spread.MATRIX))))
                .containsExactly("x.feature:5", "x.feature:2@standin-a", "x.feature:2@standin-b");
    }

    @Test
    void two_stages_on_two_models_are_two_runs_of_a_scenario() {
        assertThat(places(of(
                        stage(":2", Spread.MATRIX, List.of(), List.of("standin-a")),
                        stage(":2", Spread.MATRIX, List.of(), List.of("standin-b")))))
                .containsExactly("x.feature:2@standin-a", "x.feature:2@standin-b");
    }

    @Test
    void terminals_and_models_are_chosen_by_name() {
        Portions portions = of(stage("", Spread.POOL, List.of("T2", "T4", "T5"), List.of("standin-a")));
        assertThat(portions.all().getFirst().chosen().parts())
                .extracting(BenchFile.TerminalPart::name)
                .containsExactly("T2", "T4");
        assertThat(portions.all().getFirst().lanes(request(RunRequest.ALL_LANES)))
                .isEqualTo(2);
    }

    @Test
    void a_scenario_fits_the_terminals_that_can_do_what_it_needs() {
        Portion all = of(stage("", Spread.POOL)).all().getFirst();
        assertThat(all.chosen().fitting(Set.of("scanner")))
                .extracting(BenchFile.TerminalPart::name)
                .containsExactly("T1", "T2", "T3", "T4");
        Portion b =
                of(stage("", Spread.POOL, List.of("T5", "T6"), List.of())).all().getFirst();
        assertThat(b.chosen().lacking(Set.of("scanner")))
                .contains("No terminal among T5, T6 of the bench eight-stand-ins can do 'scanner'.");
    }

    @Test
    void every_mistake_of_every_stage_is_told_at_once() {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> of(
                        stage("", Spread.POOL, List.of("T9"), List.of("standin-c")),
                        stage("", Spread.POOL, List.of("T1"), List.of("standin-b")),
                        new Stage(List.of(folder.resolve("gone.feature").toString()), Optional.empty())))
                .satisfies(bad -> assertThat(bad.mistakes())
                        .containsExactly(
                                "The bench eight-stand-ins has no terminal called 'T9', did you mean 'T1'?",
                                "The bench eight-stand-ins has no model called 'standin-c', did you mean 'standin-a'?",
                                "None of the terminals T1 of the bench eight-stand-ins is a standin-b; choose others.",
                                folder.resolve("gone.feature")
                                        + ": there is no such feature file or folder; check the path."));
    }

    private List<String> places(Portions portions) {
        return portions.planned().stream()
                .map(Outcome::place)
                .map(place -> place.toString().replace(folder + "/", ""))
                .toList();
    }

    private Stage stage(String line, Spread spread) {
        return stage(line, spread, List.of(), List.of());
    }

    private Stage stage(String line, Spread spread, List<String> terminals, List<String> models) {
        return new Stage(
                "", List.of(feature + line), Optional.empty(), terminals, models, spread, 0, OptionalLong.empty());
    }

    private Portions of(Stage... stages) {
        return Portions.of(
                request(1, stages), BENCH.file(), new Preflight(Vocabulary.read(), BENCH.cards(), BENCH.file()));
    }

    private static RunRequest request(int lanes, Stage... stages) {
        return new RunRequest(
                Golden.home(),
                Arrays.asList(stages),
                Optional.empty(),
                lanes,
                List.of(),
                false,
                TraceChoice.FAILED,
                Optional.empty(),
                false,
                Reporting.USUAL,
                Optional.empty(),
                Optional.empty(),
                true);
    }
}
