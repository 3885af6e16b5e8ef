package org.posrig.host.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.host.security.KeyFile;

final class TerminalMemoriesTest {

    private static final Path FIXTURES = Path.of("..", "fixtures");

    @TempDir
    private Path folder;

    @Test
    void a_file_that_lists_each_payment_of_the_batch_is_added_up() throws IOException {
        Files.writeString(folder.resolve("host-state.json"), """
                {"20260001": {"batch": 7, "resetSequence": 3, "workingKeys": "", "resetOperator": "", "resetEnvelope": "",
                 "resetFetched": false, "noPinLimit": 0,
                 "payments": {"12": {"debit": true, "fen": 1200}, "13": {"debit": false, "fen": 500}}}}
                """);
        try (TerminalMemories memories = memories()) {
            TerminalMemory terminal = memories.of("20260001").orElseThrow();
            assertThat(terminal.totals(7)).contains(new BatchTotals(1200, 1, 500, 1));
            terminal.enter(new BatchEntry(7, true, 100));
        }
        assertThat(Files.readString(folder.resolve("host-state.json"))).doesNotContain("payments");
        try (TerminalMemories memories = memories()) {
            assertThat(memories.of("20260001").orElseThrow().totals(7)).contains(new BatchTotals(1300, 2, 500, 1));
        }
    }

    @Test
    void what_is_struck_is_no_part_of_the_totals_and_another_batch_is_let_be() {
        try (TerminalMemories memories = memories()) {
            TerminalMemory terminal = memories.of("20260001").orElseThrow();
            terminal.enter(new BatchEntry(7, true, 100));
            terminal.enter(new BatchEntry(7, false, 30));
            terminal.strike(terminal.batch(), new BatchEntry(7, false, 30));
            terminal.strike(terminal.batch() + 1, new BatchEntry(7, true, 100));
            assertThat(terminal.totals(terminal.batch())).contains(new BatchTotals(100, 1, 0, 0));
        }
    }

    private TerminalMemories memories() {
        return new TerminalMemories(
                TerminalFile.read(FIXTURES.resolve("hosts/terminals.yaml")),
                KeyFile.read(FIXTURES.resolve("keys/host-keys.yaml")),
                Optional.of(folder));
    }
}
