package org.posrig.host.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTotalsTest {

    private static final String HALF = "000000001500" + "002" + "000000000300" + "001" + "0";

    @Test
    void each_half_of_field_48_is_read_by_itself() {
        assertThat(BatchTotals.of(HALF + "0".repeat(31), false)).hasValue(new BatchTotals(1500, 2, 300, 1));
        assertThat(BatchTotals.of(HALF + "0".repeat(31), true)).hasValue(BatchTotals.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "x"})
    void other_lengths_and_letters_are_none(String more) {
        assertThat(BatchTotals.of(HALF + "0".repeat(30) + (more.equals("x") ? "x" : more + more), true))
                .isEmpty();
    }

    @Property(tries = 200)
    void what_is_answered_is_read_again(
            @ForAll @LongRange(min = 0, max = 999_999_999_999L) long debit,
            @ForAll @IntRange(max = 999) int debits,
            @ForAll @LongRange(min = 0, max = 999_999_999_999L) long credit,
            @ForAll @IntRange(max = 999) int credits) {
        BatchTotals totals = new BatchTotals(debit, debits, credit, credits);
        String field48 = totals.answered(true) + totals.answered(false);

        assertThat(field48).hasSize(62);
        assertThat(field48.charAt(30)).isEqualTo('1');
        assertThat(field48.charAt(61)).isEqualTo('2');
        assertThat(BatchTotals.of(field48, false)).hasValue(totals);
        assertThat(BatchTotals.of(field48, true)).hasValue(totals);
    }
}
