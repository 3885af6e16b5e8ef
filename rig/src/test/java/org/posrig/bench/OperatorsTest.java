package org.posrig.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;
import org.posrig.terminal.Value;

final class OperatorsTest {

    private final Operators shipped = Operators.read(Golden.home().resolve("fixtures/operators/delivered.yaml"));

    @TempDir
    private Path folder;

    @Test
    void an_operator_is_found_by_its_english_and_its_chinese_name() {
        assertThat(shipped.operator("second cashier")).isSameAs(shipped.operator("第二收银员"));
        assertThat(shipped.find("nobody")).isEmpty();
        assertThatExceptionOfType(RigFault.class)
                .isThrownBy(() -> shipped.operator("nobody"))
                .withMessage("There is no operator called 'nobody'. The operators' file has administrator, cashier,"
                        + " new cashier, second cashier, supervisor.");
    }

    @Test
    void a_password_goes_by_name_and_never_shows_itself() {
        Operators.Operator administrator = shipped.operator("administrator");
        Value delivered = administrator.password(Operators.DELIVERED);
        assertThat(delivered.secret()).isTrue();
        assertThat(shipped.secrets()).contains(delivered.digits());
        assertThat(administrator).hasToString("administrator 99");
        assertThat(shipped.toString()).doesNotContain(shipped.secrets());
        assertThatExceptionOfType(RigFault.class)
                .isThrownBy(() -> administrator.password("old"))
                .withMessage("The administrator has no password called 'old'. There are delivered, new, wrong; add it"
                        + " to the operators' file.");
    }

    @Test
    void an_operator_may_be_one_that_the_supervisor_adds() {
        assertThat(shipped.operator("new cashier").present()).isFalse();
        assertThat(shipped.operator("cashier").present()).isTrue();
    }

    @Test
    void every_shipped_password_differs_from_the_others_of_its_operator() {
        assertThat(shipped.byName().values())
                .allSatisfy(operator -> assertThat(operator.passwords().values())
                        .hasSizeGreaterThanOrEqualTo(3)
                        .doesNotHaveDuplicates());
    }

    @Test
    void mistakes_are_told_without_the_passwords() throws IOException {
        Path file = Files.writeString(folder.resolve("operators.yaml"), """
                operators:
                  cashier:
                    number: "1"
                    passwords: {delivered: "25x8", new: "2581"}
                  supervisor:
                    number: "00"
                    passwords: {new: "258013"}
                  administrator: {passwords: {delivered: "1"}, nick: boss}
                """);
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> Operators.read(file))
                .satisfies(bad -> Golden.assertSame(
                        OperatorsTest.class,
                        "operators-mistakes.txt",
                        String.join("\n", bad.mistakes()).replace(folder.toString(), "<folder>")));
    }
}
