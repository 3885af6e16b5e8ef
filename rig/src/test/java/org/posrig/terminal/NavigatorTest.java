package org.posrig.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.posrig.terminal.ScriptedTerminal.rows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.posrig.fault.RigFault;

final class NavigatorTest {

    private static final Map<String, Value> VALUES = Map.of("password", Value.secret("11"));

    private final ScriptedTerminal scripted = new ScriptedTerminal();
    private final Navigator navigator = new Navigator(scripted.terminal(Profiles.paper()));

    @Test
    void a_terminal_that_is_there_is_left_alone() {
        scripted.show("idle");
        navigator.goTo("ready", VALUES);
        assertThat(scripted.done()).isEmpty();
    }

    @Test
    void the_profiles_ways_lead_home_one_after_the_other() {
        scripted.on("", "cancel", rows("login"))
                .on("login", "enter", rows("idle"))
                .show();
        navigator.goTo("ready", VALUES);
        assertThat(scripted.done()).containsExactly("cancel", "1", "1", "enter");
    }

    @Test
    void a_display_that_never_showed_anything_counts_as_off() {
        scripted.on("", "cancel", rows("login")).on("login", "enter", rows("idle"));
        navigator.goTo("ready", VALUES);
        assertThat(scripted.done()).containsExactly("cancel", "1", "1", "enter");
    }

    @Test
    void one_that_has_shown_nothing_and_is_not_off_is_stirred_before_its_power_is_cut() {
        Pacing none = Pacing.NONE;
        Pacing stirred = new Pacing(
                none.pinEntries(),
                none.restart(),
                none.sleep(),
                none.paperOut(),
                none.batchFull(),
                none.tamper(),
                none.startUp(),
                Optional.of(new Key("enter")));
        scripted.on("", "enter", rows("wrong")).on("wrong", "cancel", rows("idle"));
        new Navigator(scripted.terminal(Profiles.paper().with(stirred))).goTo("ready", VALUES);
        assertThat(scripted.done()).containsExactly("cancel", "enter", "cancel");
    }

    @Test
    void the_leave_key_leads_away_from_screens_without_a_way_known_or_not() {
        scripted.on("wrong", "cancel", rows("something unheard of"))
                .on("something unheard of", "cancel", rows("idle"))
                .show("wrong");
        navigator.goTo("ready", VALUES);
        assertThat(scripted.done()).containsExactly("cancel", "cancel");
    }

    @Test
    void a_way_that_does_not_lead_on_is_left_again() {
        scripted.on("menu", "cancel", rows("idle")).show("menu");
        navigator.goTo("ready", VALUES);
        assertThat(scripted.done()).containsExactly("enter", "cancel");
    }

    @Test
    void what_keys_cannot_do_power_does() {
        scripted.on("stuck", "cut", rows())
                .on("", "cancel", rows("login"))
                .on("login", "enter", rows("idle"))
                .show("stuck");
        navigator.goTo("ready", VALUES);
        assertThat(scripted.done())
                .startsWith("cancel")
                .containsSubsequence("cut", "restore", "cancel", "1", "1", "enter");
        assertThat(scripted.done().indexOf("cut")).isEqualTo(2);
    }

    @Test
    void where_nothing_helps_the_navigator_gives_up_with_a_fault_that_names_the_screen() {
        scripted.show("stuck", "for ever");
        assertThatExceptionOfType(RigFault.class)
                .isThrownBy(() -> navigator.goTo("ready", VALUES))
                .withMessage("T1 could not be brought to 'ready', neither by keys nor by power; it stands on"
                        + " \"stuck | for ever\". Bring it there by hand and see that the ways of 'ready' in paper.yaml"
                        + " name that screen.")
                .satisfies(fault -> assertThat(fault.kind()).isEqualTo(RigFault.Cause.TERMINAL_UNREACHABLE));
        assertThat(scripted.done()).hasSize(6).containsOnlyOnce("cut").containsOnlyOnce("restore");
    }

    @Test
    void a_start_that_the_profile_does_not_have_is_a_fault() {
        assertThatExceptionOfType(RigFault.class)
                .isThrownBy(() -> navigator.goTo("asleep", VALUES))
                .withMessageContaining("has no start 'asleep'");
    }
}
