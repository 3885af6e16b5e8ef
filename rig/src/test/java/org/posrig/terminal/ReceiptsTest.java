package org.posrig.terminal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.posrig.Golden;
import org.posrig.terminal.ReceiptLayout.Field;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

class ReceiptsTest {

    private static final String PAN = "6212340000000000012";

    private final ReceiptHistory history = new ReceiptHistory();
    private final Timeline timeline = new Timeline(new Secrets());
    private final Receipts receipts =
            new Receipts("T1", layout(), history, Duration.ofMillis(50), new Recollection(timeline, "T1", "20260001"));

    @Test
    void values_that_differ_are_all_said_with_what_was_printed() {
        print(1, "merchant", "amount 21.00", "card 621234*********0012", "sign here");
        print(2, "cardholder", "card 621234*********0012");

        assertThatThrownBy(() -> receipts.require(Map.of(Field.AMOUNT, "12.00")))
                .isInstanceOf(ReceiptMismatch.class)
                .satisfies(mismatch ->
                        Golden.assertSame(ReceiptsTest.class, "receipt-differs.txt", mismatch.getMessage()));
        assertThatCode(() -> receipts.require(Map.of(Field.CARD, "621234*********0012")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_number_in_full_is_found_and_not_told() {
        timeline.secrets().hideCardNumber(PAN);
        print(1, "merchant", "card " + PAN);
        print(2, "cardholder", "card " + PAN);

        assertThatThrownBy(() -> receipts.require(Map.of(Field.CARD, "621234*********0012")))
                .hasMessageContaining("the card on the merchant's copy is not masked")
                .hasMessageNotContaining(PAN);
        assertThatThrownBy(() -> receipts.requireWithout(PAN, "the full card number"))
                .hasMessageContaining("there is the full card number on it")
                .hasMessageNotContaining(PAN);
    }

    @Test
    void a_number_in_groups_is_in_full_too() {
        print(1, "merchant", "6212 3400 0000", "0000 012");
        print(2, "cardholder");
        assertThatThrownBy(() -> receipts.requireWithout(PAN, "the full card number"))
                .isInstanceOf(ReceiptMismatch.class);
    }

    @Test
    void a_copy_that_does_not_come_is_named() {
        print(1, "merchant", "amount 12.00");
        assertThatThrownBy(receipts::both)
                .isInstanceOf(ReceiptMismatch.class)
                .hasMessageContaining("should have printed the cardholder's copy within 0.1 s");
        assertThatThrownBy(receipts::requireNone).hasMessageContaining("nothing should have been printed");
    }

    @Test
    void signature_lines_and_reprints_are_told_apart() {
        print(1, "merchant", "sign here", "again");
        print(2, "cardholder", "again");
        assertThatCode(() -> receipts.requireSignatureLine(true)).doesNotThrowAnyException();
        assertThatCode(() -> receipts.requireReprint(true)).doesNotThrowAnyException();
        assertThatThrownBy(() -> receipts.requireSignatureLine(false)).hasMessageContaining("a signature line");
        assertThatThrownBy(() -> receipts.requireReprint(false)).hasMessageContaining("printed again");
        assertThatThrownBy(() -> receipts.requireSome(List.of(Field.TIME)))
                .hasMessageContaining("the merchant's copy has no time");
    }

    private void print(long number, String... lines) {
        history.append(new Receipt(number, List.of(lines)));
    }

    private static ReceiptLayout layout() {
        Map<Field, Pattern> fields = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            fields.put(field, Pattern.compile(field.name().toLowerCase(java.util.Locale.ROOT) + " (\\S+)"));
        }
        return new ReceiptLayout("merchant", "cardholder", "sign", "again", fields);
    }
}
