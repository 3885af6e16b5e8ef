package org.posrig.bench.emulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.posrig.fault.BadInput;

final class TroubleTest {

    @Test
    void trials_are_chosen_by_parts_of_their_names_and_all_hardware_trouble_without_a_word() {
        assertThat(names("")).containsExactly("phantom-low", "phantom-high", "kill", "plug", "reset");
        assertThat(names("phantom")).containsExactly("phantom-low", "phantom-high");
        assertThat(names("units,pick-up")).containsExactly("units", "pick-up");
        assertThat(names("reset,kill")).containsExactly("kill", "reset");
    }

    @Test
    void a_trial_that_there_is_not_is_told_with_those_that_there_are() {
        assertThatThrownBy(() -> Trouble.chosen("power"))
                .isInstanceOf(BadInput.class)
                .hasMessage(
                        "There is no trial 'power'; there are phantom-low, phantom-high, kill, plug, reset, units, pick-up.");
    }

    @Test
    void an_outcome_tells_verdict_time_and_figures() {
        assertThat(Words.outcome(new KilledRig(), new Trial.Outcome(true, "12 ms"), Duration.ofSeconds(61)))
                .isEqualTo("ok      kill (1 min 1 s)\n        12 ms\n");
        assertThat(Words.outcome(
                        new PulledPlug(), new Trial.Outcome(false, "passed\n\nnot broken"), Duration.ofSeconds(9)))
                .isEqualTo("FAILED  plug (9 s)\n        passed\n        not broken\n");
        assertThat(Words.checked(7, List.of("plug", "kill"), Duration.ofMinutes(19)))
                .isEqualTo("7 trials in 19 min 0 s: FAILED: plug, kill\n");
        assertThat(Words.checked(1, List.of(), Duration.ofSeconds(40))).isEqualTo("1 trial in 40 s: all ok\n");
    }

    private static List<String> names(String word) {
        return Trouble.chosen(word).stream().map(Trial::name).toList();
    }
}
