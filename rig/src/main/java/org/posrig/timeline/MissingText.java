package org.posrig.timeline;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A text that should have stood on a screen.
 *
 * @param row from 0, where it comes nearest; -1 where nothing on the screen is like it
 * @param column from 0, where it would begin
 * @param wrong the columns in which it differs
 */
public record MissingText(String text, int row, int column, List<Integer> wrong) {

    public MissingText {
        wrong = List.copyOf(wrong);
    }

    MissingText filtered(UnaryOperator<String> filter) {
        return new MissingText(filter.apply(text), row, column, wrong);
    }
}
