package org.posrig.bench.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MovementsTest {

    @TempDir
    Path folder;

    @Test
    void holds_and_gaps_of_keys_are_told_and_a_pause_is_no_gap() {
        Path file = folder.resolve("contacts.tsv");
        ContactLog log = new ContactLog(file);
        press(log, "key.1", 100, 160);
        press(log, "key.2", 220, 290);
        press(log, "key.enter", 5_000, 5_060);
        Movements seen = Movements.of(file);
        assertThat(seen.holds()).containsExactly(Duration.ofMillis(60), Duration.ofMillis(70), Duration.ofMillis(60));
        assertThat(seen.gaps()).containsExactly(Duration.ofMillis(60));
        assertThat(seen.closings()).isEqualTo(3);
        assertThat(seen.table(Duration.ofMillis(60), Duration.ofMillis(50)).lines())
                .element(1)
                .isEqualTo("hold        60       3      60.0      60.0      70.0      70.0");
    }

    @Test
    void cards_and_power_count_as_closings_and_not_as_keys() {
        Path file = folder.resolve("contacts.tsv");
        ContactLog log = new ContactLog(file);
        press(log, "chip.1", 100, 900);
        press(log, "power", 1_000, 3_000);
        Movements seen = Movements.of(file);
        assertThat(seen.closings()).isEqualTo(2);
        assertThat(seen.holds()).isEmpty();
    }

    @Test
    void what_moved_before_a_run_is_not_the_runs() {
        Path file = folder.resolve("contacts.tsv");
        ContactLog log = new ContactLog(file);
        press(log, "key.1", 100, 10_000);
        int before = Movements.lines(file);
        press(log, "key.2", 20_000, 20_060);
        assertThat(Movements.after(file, before).holds()).containsExactly(Duration.ofMillis(60));
    }

    @Test
    void which_key_it_was_is_kept_nowhere() throws IOException {
        Path file = folder.resolve("contacts.tsv");
        ContactLog log = new ContactLog(file);
        for (int digit = 0; digit < 10; digit++) {
            press(log, "key." + digit, digit * 100L, digit * 100L + 60);
        }
        assertThat(Files.readAllLines(file)).allMatch(line -> line.matches("[0-9]+\tkey\t(closed|open)"));
    }

    @Test
    void nothing_has_moved_where_there_is_no_file_yet() {
        Movements seen = Movements.of(folder.resolve("none"));
        assertThat(seen.closings()).isZero();
        assertThat(seen.table(Duration.ofMillis(60), Duration.ofMillis(60))).contains("hold        60       0\n");
    }

    private static void press(ContactLog log, String contact, long closed, long opened) {
        log.moved(contact, true, Duration.ofMillis(closed).toNanos());
        log.moved(contact, false, Duration.ofMillis(opened).toNanos());
    }
}
