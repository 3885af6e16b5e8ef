package org.posrig.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.posrig.timeline.Happening.ScreenShown;

class GridTest {

    @Test
    void hanzi_take_two_columns() {
        Grid grid = grid("A金额B", "      ");

        assertThat(grid.columns()).isEqualTo(6);
        assertThat(grid.rows().getFirst()).extracting(Grid.Spot::width).containsExactly(1, 2, 0, 2, 0, 1);
    }

    @Test
    void signs_are_as_wide_as_hanzi_where_only_so_the_row_is_full() {
        assertThat(grid("①→A", "     ").rows().getFirst())
                .extracting(Grid.Spot::width)
                .containsExactly(2, 0, 2, 0, 1);
        assertThat(grid("┌─┐", "   ").rows().getFirst())
                .extracting(Grid.Spot::width)
                .containsExactly(1, 1, 1);
    }

    @Test
    void the_mask_of_a_secret_stays_narrow() {
        assertThat(grid("••••••", "            ").rows().getFirst().subList(0, 6))
                .extracting(Grid.Spot::width)
                .containsOnly(1);
    }

    @Test
    void inverse_columns_are_those_of_the_display_not_of_the_text() {
        assertThat(grid("金额12", "    ##").inverse(0)).isEqualTo(columns(4, 5));
    }

    @Test
    void changes_are_found_in_text_and_inverse() {
        Grid before = grid("额 0.00", "       ");

        assertThat(grid("额 0.02", "       ").changed(0, before)).isEqualTo(columns(6));
        assertThat(grid("额 0.00", "##     ").changed(0, before)).isEqualTo(columns(0, 1));
        assertThat(grid("签 0.00", "       ").changed(0, before)).isEqualTo(columns(0, 1));
        assertThat(before.changed(0, before)).isEqualTo(columns());
    }

    private static Grid grid(String row, String inverse) {
        return Grid.of(new ScreenShown("T1", 1, Duration.ZERO, Duration.ZERO, List.of(row), List.of(inverse)));
    }

    private static BitSet columns(int... columns) {
        BitSet set = new BitSet();
        for (int column : columns) {
            set.set(column);
        }
        return set;
    }
}
