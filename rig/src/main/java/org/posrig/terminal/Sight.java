package org.posrig.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** One thing that may be seen on a screen. */
public sealed interface Sight {

    boolean on(Screen screen);

    /** As messages tell it. */
    String described();

    /** The texts it consists of; none where it is not a matter of texts. */
    default List<String> texts() {
        return List.of();
    }

    /** What keeps it from being on a screen, beside its texts: whole lines of a message. */
    default List<String> missing(Screen screen) {
        return List.of();
    }

    /** A text anywhere; digits only as a whole number. */
    record Text(String text) implements Sight {

        @Override
        public boolean on(Screen screen) {
            return WholeText.on(screen.text(), text);
        }

        @Override
        public String described() {
            return "'" + text + "'";
        }

        @Override
        public List<String> texts() {
            return List.of(text);
        }
    }

    /** A pattern, of Java's regular expressions, that something on the screen matches: rows without blanks around them, joined by line feeds. */
    record Matching(Pattern pattern) implements Sight {

        @Override
        public boolean on(Screen screen) {
            return pattern.matcher(screen.text()).find();
        }

        @Override
        public String described() {
            return "something that matches /" + pattern + "/";
        }

        @Override
        public List<String> missing(Screen screen) {
            return on(screen) ? List.of() : List.of("  nothing on it matches: /" + pattern + "/");
        }
    }

    /**
     * A text that is all there is in a row, blanks around it apart.
     *
     * @param row from 1
     */
    record Row(int row, String text) implements Sight {

        @Override
        public boolean on(Screen screen) {
            return row <= screen.cells().size()
                    && screen.rows().get(row - 1).strip().equals(text.strip());
        }

        @Override
        public String described() {
            return "'" + text + "' as row " + row;
        }

        @Override
        public List<String> missing(Screen screen) {
            if (row > screen.cells().size()) {
                return List.of("  row " + row + ": the display has only "
                        + screen.cells().size() + " rows");
            }
            return on(screen) ? List.of() : ScreenPicture.rowDifference(screen, row - 1, text);
        }
    }

    /** A text whose every cell has an attribute. */
    record Marked(String text, Attribute attribute) implements Sight {

        @Override
        public boolean on(Screen screen) {
            return screen.cells().stream().anyMatch(row -> stands(row, attribute::on));
        }

        @Override
        public String described() {
            return "'" + text + "' " + attribute.words();
        }

        @Override
        public List<String> texts() {
            return List.of(text);
        }

        @Override
        public List<String> missing(Screen screen) {
            boolean there = screen.cells().stream().anyMatch(row -> stands(row, cell -> true));
            return there && !on(screen) ? List.of("  on it, but not " + attribute.words() + ": " + text) : List.of();
        }

        private boolean stands(List<Cell> row, Predicate<Cell> wanted) {
            StringBuilder shown = new StringBuilder();
            List<Cell> characters = new ArrayList<>();
            for (Cell cell : row) {
                shown.append(cell.text());
                for (int i = 0; i < cell.text().length(); i++) {
                    characters.add(cell);
                }
            }
            for (int at = shown.indexOf(text); at >= 0; at = shown.indexOf(text, at + 1)) {
                if (characters.subList(at, at + text.length()).stream().allMatch(wanted)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** How cells are shown. */
    enum Attribute {
        INVERSE,
        BLINKING;

        boolean on(Cell cell) {
            return this == INVERSE ? cell.inverse() : cell.blink();
        }

        String words() {
            return this == INVERSE ? "in inverse video" : "blinking";
        }
    }
}
