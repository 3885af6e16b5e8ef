package org.posrig.bench.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posrig.Golden;
import org.posrig.bench.BenchFile;
import org.posrig.bench.BenchReader;
import org.posrig.relay.ActiveLevel;
import org.posrig.run.nightly.Plan;
import org.posrig.run.nightly.PlanReader;

/** The files of the emulated Pi and what they name fit one another. */
final class ShippedFilesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {Scene.FIRST, Scene.SECOND})
    void the_trials_scenarios_stand_where_they_are_called_for(String place) throws IOException {
        int colon = place.lastIndexOf(':');
        List<String> lines = Files.readAllLines(Golden.home().resolve(place.substring(0, colon)));
        assertThat(lines.get(Integer.parseInt(place.substring(colon + 1)) - 1)).startsWith("  Scenario: ");
    }

    @Test
    void the_nights_plan_is_one_that_the_rig_takes() throws IOException {
        Configuration.write(Golden.home(), folder, ActiveLevel.LOW);
        Path nightly = folder.resolve("nightly.yaml");
        String installed = Files.readString(nightly);
        assertThat(installed).contains("[/usr/share/posrig/features/");
        Files.writeString(
                nightly, installed.replace("/usr/share/posrig/", Golden.home().toRealPath() + "/"));
        Plan plan = PlanReader.read(nightly, Golden.home(), ZonedDateTime.parse("2026-11-22T22:30:00Z"));
        assertThat(plan.stages()).hasSize(2);
    }

    @Test
    void the_terminal_beside_it_is_the_one_that_its_bench_names() {
        BenchFile.TerminalPart there = terminal(Configuration.write(Golden.home(), folder, ActiveLevel.LOW));
        BenchFile.TerminalPart beside = terminal(Golden.home().resolve("rig/emulated-pi/terminal.yaml"));
        assertThat(beside.number()).isEqualTo(there.number());
        assertThat(cards(beside)).isNotEmpty().isEqualTo(cards(there));
    }

    private static BenchFile.TerminalPart terminal(Path bench) {
        return BenchReader.read(bench).terminals().getFirst();
    }

    private static List<String> cards(BenchFile.TerminalPart terminal) {
        return terminal.cards().stream()
                .map(card -> card.position() + " " + card.card())
                .toList();
    }
}
