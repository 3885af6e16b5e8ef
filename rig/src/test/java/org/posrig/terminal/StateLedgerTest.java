package org.posrig.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.posrig.fault.RigFault;

final class StateLedgerTest {

    private static final Debt ADMINISTRATOR = new Debt.PasswordOf("administrator");
    private static final Debt SIGN_IN = new Debt.SignIn();

    @TempDir
    private Path folder;

    @Test
    void a_new_terminal_owes_nothing_and_leaves_no_file() {
        assertThat(ledger().debts()).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void a_debt_is_on_disk_when_owe_returns() {
        ledger().owe(ADMINISTRATOR);
        assertThat(ledger().debts()).containsExactly(ADMINISTRATOR);
    }

    @Test
    void debts_of_every_kind_survive_and_are_settled_one_by_one() {
        StateLedger ledger = ledger();
        ledger.owe(ADMINISTRATOR);
        ledger.owe(SIGN_IN);
        ledger.owe(new Debt.PasswordOf("cashier"));
        ledger.owe(ADMINISTRATOR);
        StateLedger again = ledger();
        assertThat(again.debts()).containsExactlyInAnyOrder(ADMINISTRATOR, SIGN_IN, new Debt.PasswordOf("cashier"));
        again.settle(ADMINISTRATOR);
        again.settle(ADMINISTRATOR);
        assertThat(ledger().debts()).isEqualTo(Set.of(SIGN_IN, new Debt.PasswordOf("cashier")));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_debt_of_each_kind_is_read_as_it_was_written(Debt debt) {
        ledger().owe(debt);
        assertThat(ledger().debts()).containsExactly(debt);
    }

    private static Stream<Debt> kinds() {
        return Stream.of(ADMINISTRATOR, SIGN_IN, new Debt.MasterKey(), new Debt.Parameters(), new Debt.Settlement());
    }

    @Test
    void every_kind_of_debt_outlives_the_process() {
        Set<Debt> all = Set.of(
                ADMINISTRATOR,
                SIGN_IN,
                new Debt.Clock(),
                new Debt.Removed("second cashier"),
                new Debt.Added("new cashier"));
        all.forEach(debt -> ledger().owe(debt));
        assertThat(ledger().debts()).isEqualTo(all);
        all.forEach(debt -> ledger().settle(debt));
        assertThat(ledger().debts()).isEmpty();
    }

    @Test
    void a_torn_file_is_a_fault_that_says_what_to_do_and_is_left_alone() throws IOException {
        ledger().owe(ADMINISTRATOR);
        String whole = Files.readString(file());
        String torn = whole.substring(0, whole.length() / 2);
        Files.writeString(file(), torn);
        assertThatExceptionOfType(RigFault.class)
                .isThrownBy(this::ledger)
                .withMessageContaining(file().toString())
                .withMessageContaining("known to be as delivered")
                .satisfies(fault -> assertThat(fault.kind()).isEqualTo(RigFault.Cause.STORAGE));
        assertThat(file()).hasContent(torn);
    }

    @Test
    void an_empty_file_is_torn_too() throws IOException {
        Files.createFile(file());
        assertThatExceptionOfType(RigFault.class).isThrownBy(this::ledger);
    }

    @Test
    void a_write_that_was_cut_short_leaves_the_ledger_before_it() throws IOException {
        ledger().owe(ADMINISTRATOR);
        Files.writeString(folder.resolve(".T1.ledger.json.part"), "[{\"debt\":");
        assertThat(ledger().debts()).containsExactly(ADMINISTRATOR);
        ledger().owe(SIGN_IN);
        assertThat(ledger().debts()).containsExactlyInAnyOrder(ADMINISTRATOR, SIGN_IN);
    }

    @Test
    void a_ledger_that_cannot_be_written_is_a_fault_before_the_action() throws IOException {
        StateLedger ledger = new StateLedger(folder.resolve("gone/T1.ledger.json"));
        assertThatExceptionOfType(RigFault.class)
                .isThrownBy(() -> ledger.owe(SIGN_IN))
                .withMessageContaining("cannot be written");
        // The debt is not on disk, so the next try must write it.
        Files.createDirectory(folder.resolve("gone"));
        ledger.owe(SIGN_IN);
        assertThat(new StateLedger(folder.resolve("gone/T1.ledger.json")).debts())
                .containsExactly(SIGN_IN);
    }

    private StateLedger ledger() {
        return new StateLedger(file());
    }

    private Path file() {
        return folder.resolve("T1.ledger.json");
    }
}
