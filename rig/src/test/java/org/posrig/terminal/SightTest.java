package org.posrig.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class SightTest {

    private static final Screen PLAIN = Screens.screen(1, "  请签到", "12.00", "112.00元");

    @Test
    void a_text_counts_as_a_whole_number_only() {
        assertThat(new Sight.Text("12.00").on(PLAIN)).isTrue();
        assertThat(new Sight.Text("2.00").on(PLAIN)).isFalse();
    }

    @Test
    void a_pattern_may_go_over_rows() {
        assertThat(new Sight.Matching(Pattern.compile("签到\\n12")).on(PLAIN)).isTrue();
        assertThat(new Sight.Matching(Pattern.compile("^12$")).on(PLAIN)).isFalse();
    }

    @Test
    void a_row_is_all_there_is_in_it() {
        assertThat(new Sight.Row(1, "请签到").on(PLAIN)).isTrue();
        assertThat(new Sight.Row(1, "签到").on(PLAIN)).isFalse();
        assertThat(new Sight.Row(2, "请签到").on(PLAIN)).isFalse();
        assertThat(new Sight.Row(5, "").on(PLAIN)).isFalse();
    }

    @Test
    void an_attribute_must_be_on_every_cell_of_the_text() {
        Screen screen = marked("##  **", "请x12ab");
        assertThat(new Sight.Marked("请", Sight.Attribute.INVERSE).on(screen)).isTrue();
        assertThat(new Sight.Marked("请x", Sight.Attribute.INVERSE).on(screen)).isFalse();
        assertThat(new Sight.Marked("请", Sight.Attribute.BLINKING).on(screen)).isFalse();
        assertThat(new Sight.Marked("2a", Sight.Attribute.BLINKING).on(screen)).isTrue();
        assertThat(new Sight.Marked("12a", Sight.Attribute.BLINKING).on(screen)).isFalse();
        assertThat(new Sight.Marked("b", Sight.Attribute.BLINKING).missing(screen))
                .containsExactly("  on it, but not blinking: b");
    }

    /** One row; {@code #} inverse, {@code *} blinking, a column each. */
    private static Screen marked(String marks, String text) {
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : Screens.screen(1, text).cells().getFirst()) {
            char mark = cells.size() < marks.length() ? marks.charAt(cells.size()) : ' ';
            cells.add(new Cell(cell.text(), mark == '#', mark == '*'));
        }
        return new Screen(1, Duration.ZERO, Duration.ZERO, List.of(cells));
    }
}
