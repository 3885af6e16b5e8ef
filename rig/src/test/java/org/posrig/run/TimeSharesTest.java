package org.posrig.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;

final class TimeSharesTest {

    private final TimeShares shares = new TimeShares(ms(0), (terminal, key) -> ms(40));
    private long number;

    @Test
    void each_wait_belongs_to_what_ended_it() {
        take(100, "lane-1", new Happening.ScenarioStarted("a sale", "sale.feature:3", List.of()));
        // Held, then the gap, then the terminal until its last byte.
        take(100, "lane-1", new Happening.KeyMoved("T1", "enter", true));
        take(160, "lane-1", new Happening.KeyMoved("T1", "enter", false));
        screen(300, 310, "lane-1");
        // A stripe is drawn for as long as its relay is closed.
        take(310, "lane-1", new Happening.RelayMoved("T1", "stripe.1", true));
        take(310, "lane-1", new Happening.CardMoved("T1", "everyday debit", "swiped"));
        take(410, "lane-1", new Happening.RelayMoved("T1", "stripe.1", false));
        // Until the request is there the terminal is at work, until the answer leaves the host.
        message(450, "lane-1", true);
        message(700, "lane-1", false);
        screen(760, 760, "lane-1");
        take(900, "lane-1", new Happening.ScenarioEnded("a sale", "passed", ""));

        // keys 60 + 40 + 100, terminal 100 + 40 + 60, host 250, rig 100 + 10 + 140 + 100
        assertThat(shares.told(ms(1000))).isEqualTo("keys 20 %, terminal 20 %, host 25 %, rig 35 %");
    }

    @Test
    void a_screen_that_comes_for_want_of_an_answer_has_waited_for_the_host_and_the_next_one_has_not() {
        take(0, "lane-1", new Happening.ScenarioStarted("lost answer", "lost.feature:3", List.of()));
        message(0, "lane-1", true);
        screen(500, 500, "lane-1");
        take(500, "lane-1", new Happening.KeyMoved("T1", "cancel", true));
        take(600, "lane-1", new Happening.KeyMoved("T1", "cancel", false));
        screen(1000, 1000, "lane-1");
        take(1000, "lane-1", new Happening.ScenarioEnded("lost answer", "passed", ""));

        assertThat(shares.told(ms(1000))).isEqualTo("keys 14 %, terminal 36 %, host 50 %, rig 0 %");
    }

    @Test
    void a_gap_that_the_next_key_cuts_short_is_not_reckoned_twice() {
        take(0, "lane-1", new Happening.ScenarioStarted("chord", "chord.feature:3", List.of()));
        take(0, "lane-1", new Happening.KeyMoved("T1", "1", true));
        take(50, "lane-1", new Happening.KeyMoved("T1", "1", false));
        take(60, "lane-1", new Happening.KeyMoved("T1", "2", true));
        take(100, "lane-1", new Happening.KeyMoved("T1", "2", false));
        take(200, "lane-1", new Happening.ScenarioEnded("chord", "passed", ""));

        assertThat(shares.told(ms(200))).isEqualTo("keys 70 %, terminal 0 %, host 0 %, rig 30 %");
    }

    @Test
    void lanes_are_reckoned_each_for_itself_and_only_time_without_any_scenario_is_idle() {
        take(0, "lane-1", new Happening.ScenarioStarted("one", "a.feature:3", List.of()));
        take(0, "lane-2", new Happening.ScenarioStarted("two", "b.feature:3", List.of()));
        take(0, "lane-1", new Happening.KeyMoved("T1", "1", true));
        screen(100, 100, "lane-2");
        take(100, "lane-1", new Happening.KeyMoved("T1", "1", false));
        take(100, "lane-1", new Happening.ScenarioEnded("one", "passed", ""));
        screen(400, 400, "lane-2");
        take(400, "lane-2", new Happening.ScenarioEnded("two", "passed", ""));

        assertThat(shares.told(ms(500))).isEqualTo("keys 17 %, terminal 67 %, host 0 %, rig 17 %");
    }

    @Test
    void a_run_without_a_scenario_is_the_rigs_own_time() {
        assertThat(shares.told(ms(700))).isEqualTo("keys 0 %, terminal 0 %, host 0 %, rig 100 %");
    }

    private void screen(long last, long told, String lane) {
        take(told, lane, new Happening.ScreenShown("T1", number, ms(last), ms(last), List.of(), List.of()));
    }

    private void message(long at, String lane, boolean towardsHost) {
        take(at, lane, new Happening.HostMessage("1", "20260001", towardsHost, "sale", List.of()));
    }

    private void take(long at, String lane, Happening what) {
        shares.take(new Event(++number, ms(at), lane, what));
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}
