package org.posrig.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posrig.terminal.Cell;
import org.posrig.terminal.Screen;
import org.posrig.timeline.Secrets;

/** A screen's rows as they may be shown: what could be a card number keeps its first six and last four digits. */
final class ShownRows {

    private static final Pattern LIKE_A_CARD_NUMBER = Pattern.compile("(?<!\\d)\\d{13,19}(?!\\d)");

    private ShownRows() {}

    static List<String> of(Screen screen) {
        return screen.rows().stream().map(ShownRows::masked).toList();
    }

    /** For each row the columns of one kind as {@code #}, the others as blanks. */
    static List<String> marks(Screen screen, java.util.function.Predicate<Cell> kind) {
        List<String> marks = new ArrayList<>();
        for (List<Cell> row : screen.cells()) {
            StringBuilder line = new StringBuilder();
            row.forEach(cell -> line.append(kind.test(cell) ? '#' : ' '));
            marks.add(line.toString());
        }
        return marks;
    }

    private static String masked(String row) {
        return LIKE_A_CARD_NUMBER
                .matcher(row)
                .replaceAll(found -> Matcher.quoteReplacement(Secrets.maskedCardNumber(found.group())));
    }
}
