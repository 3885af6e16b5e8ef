package org.posrig.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.RigFault;

/** The pace of PINs across runs, kills and starts of the machine, on a machine whose time passes at once. */
final class PinEntryBookTest {

    @TempDir
    private Path folder;

    private final Machine machine = new Machine();
    private final List<String> told = new ArrayList<>();
    private Path file = Path.of("");

    /** True time, a machine that is started now and then, and the rig's clock on it, which begins anew with every process. */
    private static final class Machine implements MachineTime, Pace.Ticks {
        private Duration truth = Duration.ofDays(1);
        private Duration started = Duration.ZERO;
        private int starts;
        private boolean nameless;

        void start() {
            truth = truth.plusSeconds(20);
            started = truth;
            starts++;
        }

        @Override
        public String boot() {
            return nameless ? "" : "boot-" + starts;
        }

        @Override
        public Duration sinceBoot() {
            return truth.minus(started);
        }

        @Override
        public Duration now() {
            return sinceBoot();
        }

        @Override
        public void pass(Duration time) {
            truth = truth.plus(time);
        }
    }

    @BeforeEach
    void begins() {
        file = folder.resolve("T1.pin-entries.jsonl");
    }

    @Test
    void a_new_run_waits_for_what_the_last_one_has_entered() {
        Pace last = run(2, 60);
        last.beforePin("T1");
        machine.pass(Duration.ofSeconds(10));
        last.beforePin("T1");
        machine.pass(Duration.ofSeconds(5));
        Pace next = run(2, 60);
        Duration before = machine.truth;
        next.beforePin("T1");
        assertThat(machine.truth.minus(before)).isEqualTo(Duration.ofSeconds(45));
        assertThat(told).containsExactly("T1 takes 2 PINs in 60 s; the next one waits for 45.0 s.");
        machine.pass(Duration.ofSeconds(60));
        before = machine.truth;
        run(2, 60).beforePin("T1");
        assertThat(machine.truth).isEqualTo(before);
    }

    @Test
    void half_a_line_of_a_process_that_was_killed_is_none_and_harms_no_other() throws IOException {
        run(5, 60).beforePin("T1");
        Files.writeString(file, "{\"boot\":\"boot-0\",\"up\":86", StandardOpenOption.APPEND);
        Pace next = run(5, 60);
        next.beforePin("T1");
        assertThat(Files.readString(file)).isEqualTo("""
                {"boot":"boot-0","up":86400.0}
                {"boot":"boot-0","up":86400.0}
                """);
        Files.writeString(
                file, "\u0000\u0000\u0000[]\n{}\n\"\"\n{\"boot\":1,\"up\":\"x\"}\n", StandardOpenOption.APPEND);
        assertThat(PinEntryBook.in(file, machine).made()).hasSize(2);
    }

    @Test
    void after_a_start_of_the_machine_an_entry_counts_from_that_start_and_that_is_told() {
        run(1, 120).beforePin("T1");
        machine.start();
        machine.pass(Duration.ofSeconds(30));
        Pace next = run(1, 120);
        Duration before = machine.truth;
        next.beforePin("T1");
        assertThat(machine.truth.minus(before)).isEqualTo(Duration.ofSeconds(90));
        assertThat(told)
                .containsExactly(
                        "The machine was started since PINs were last entered on T1; 1 of them count as entered at that"
                                + " start, the latest that they can have been.",
                        "T1 takes 1 PIN in 120 s; the next one waits for 90.0 s.");
    }

    @Test
    void an_entry_that_is_yet_to_come_counts_as_made_just_now() throws IOException {
        Files.writeString(file, "{\"boot\":\"boot-0\",\"up\":99999999}\n");
        Duration before = machine.truth;
        run(1, 30).beforePin("T1");
        assertThat(machine.truth.minus(before)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void a_profile_that_allows_fewer_than_were_entered_is_waited_for_in_one_go() {
        Pace generous = run(3, 60);
        for (int i = 0; i < 3; i++) {
            generous.beforePin("T1");
            machine.pass(Duration.ofSeconds(10));
        }
        Duration before = machine.truth;
        run(1, 60).beforePin("T1");
        assertThat(machine.truth.minus(before)).isEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void whatever_ends_runs_and_machines_no_time_ever_has_more_pins_than_may_be() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            machine.nameless = seed % 4 == 0;
            file = folder.resolve(seed + ".jsonl");
            int most = 1 + random.nextInt(4);
            int per = 1 + random.nextInt(100);
            List<Duration> entries = new ArrayList<>();
            Pace pace = run(most, per);
            for (int pin = 0; pin < 25; pin++) {
                machine.pass(Duration.ofMillis(random.nextInt(40_000)));
                if (random.nextInt(3) == 0) {
                    if (random.nextBoolean()) {
                        machine.start();
                    }
                    if (random.nextBoolean()) {
                        Files.writeString(file, "{\"boot\":\"b", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    }
                    pace = run(most, per);
                }
                pace.beforePin("T1");
                entries.add(machine.truth);
                int first = entries.size() - 1 - most;
                if (first >= 0) {
                    assertThat(machine.truth.minus(entries.get(first)))
                            .describedAs("seed %d, entry %d", seed, pin)
                            .isGreaterThanOrEqualTo(Duration.ofSeconds(per));
                }
            }
        }
    }

    @Test
    void a_book_that_cannot_be_kept_is_told_before_a_key_is_pressed() throws IOException {
        Pace pace = run(1, 30);
        Files.createDirectories(file);
        assertThatThrownBy(() -> pace.beforePin("T1"))
                .isInstanceOf(RigFault.class)
                .hasMessageStartingWith("The file " + file + ", which keeps when PINs were entered, cannot be written");
        assertThatThrownBy(() -> run(1, 30)).isInstanceOf(RigFault.class);
    }

    // A process's own, as each has it of a file.
    private Pace run(int most, int seconds) {
        Pacing pacing = new Pacing(
                Optional.of(new Pacing.PinEntries(most, Duration.ofSeconds(seconds))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Pace(pacing, machine, told::add, PinEntryBook.in(file, machine));
    }
}
