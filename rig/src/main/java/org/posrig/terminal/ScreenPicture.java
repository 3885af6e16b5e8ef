package org.posrig.terminal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.posrig.timeline.MissingText;

/** A screen drawn in text, with marks under what differs from expected texts. */
final class ScreenPicture {

    /** Where an expected text stands or comes nearest: {@code misses} of its characters differ. */
    private record Match(int row, int column, String text, List<Integer> wrongColumns, int misses) {}

    private final Screen screen;

    ScreenPicture(Screen screen) {
        this.screen = screen;
    }

    List<String> plain() {
        return withDifferences(List.of());
    }

    /** The screen in a box; under each row {@code ^} where an expected text comes nearest but differs, with that text beside it. */
    List<String> withDifferences(List<String> expected) {
        List<Match> nearMisses = expected.stream()
                .map(text -> nearest(screen, text))
                .flatMap(Optional::stream)
                .filter(match -> match.misses() > 0)
                .toList();
        String edge = "+" + "-".repeat(screen.columns()) + "+";
        List<String> lines = new ArrayList<>();
        lines.add("  " + edge);
        for (int row = 0; row < screen.cells().size(); row++) {
            lines.add("  |" + screen.rows().get(row) + "|");
            for (Match match : nearMisses) {
                if (match.row() == row) {
                    lines.add("   " + marks(match) + "  expected " + match.text());
                }
            }
        }
        lines.add("  " + edge);
        expected.stream()
                .filter(text ->
                        nearMisses.stream().noneMatch(match -> match.text().equals(text)))
                .filter(text -> !WholeText.on(screen.text(), text))
                .forEach(text -> lines.add(
                        (screen.text().contains(text) ? "  only within a longer number: " : "  nowhere on it: ")
                                + text));
        return lines;
    }

    /** Each expected text that does not stand on the screen, and where it comes nearest. */
    List<MissingText> missing(List<String> expected) {
        return expected.stream()
                .filter(text -> !WholeText.on(screen.text(), text))
                .map(text -> nearest(screen, text)
                        .filter(match -> match.misses() > 0)
                        .map(match -> new MissingText(text, match.row(), match.column(), match.wrongColumns()))
                        .orElseGet(() -> new MissingText(text, -1, 0, List.of())))
                .toList();
    }

    /** How many characters of a text are wrong or missing at the place where it comes nearest. */
    static int distance(Screen screen, String text) {
        return WholeText.on(screen.text(), text)
                ? 0
                : nearest(screen, text)
                        .map(match -> Math.max(1, match.misses()))
                        .orElse(text.length());
    }

    /** A row beside what should be all of it, cell by cell. */
    static List<String> rowDifference(Screen screen, int row, String expected) {
        List<Cell> cells = screen.cells().get(row);
        List<String> wanted = new ArrayList<>();
        // As it stands where the row begins now: a text that is only indented otherwise is the same.
        int from = 0;
        while (from < cells.size() - 1
                && cells.get(from).text().isBlank()
                && !cells.get(from).text().isEmpty()) {
            wanted.add(" ");
            from++;
        }
        if (from == cells.size() - 1) {
            wanted.clear();
        }
        expected.strip().codePoints().forEach(point -> {
            wanted.add(Character.toString(point));
            if (org.jline.utils.WCWidth.wcwidth(point) == 2) {
                wanted.add("");
            }
        });
        StringBuilder marks = new StringBuilder();
        for (int column = 0; column < Math.max(cells.size(), wanted.size()); column++) {
            String shown = column < cells.size() ? cells.get(column).text() : " ";
            String should = column < wanted.size() ? wanted.get(column) : " ";
            marks.append(shown.equals(should) ? ' ' : '^');
        }
        return List.of(
                "  row " + (row + 1) + "     |" + screen.rows().get(row) + "|",
                "  expected  |" + String.join("", wanted),
                "             " + marks.toString().stripTrailing());
    }

    private String marks(Match match) {
        StringBuilder marks = new StringBuilder(" ".repeat(screen.columns()));
        match.wrongColumns().forEach(column -> marks.setCharAt(column, '^'));
        return marks.toString();
    }

    // A window of the text's own length slides over each row; windows with nothing in common are no near miss.
    private static Optional<Match> nearest(Screen screen, String text) {
        List<Match> matches = new ArrayList<>();
        for (int row = 0; row < screen.cells().size(); row++) {
            List<Integer> columns = new ArrayList<>();
            List<String> characters = new ArrayList<>();
            List<Cell> cells = screen.cells().get(row);
            for (int column = 0; column < cells.size(); column++) {
                if (!cells.get(column).text().isEmpty()) {
                    columns.add(column);
                    characters.add(cells.get(column).text());
                }
            }
            for (int from = 0; from + text.length() <= characters.size(); from++) {
                matches.add(compared(row, from, text, characters, columns));
            }
        }
        return matches.stream()
                // One equal character in seven is chance; half of them is a near miss.
                .filter(match -> match.misses() * 2 <= text.length())
                .min(Comparator.comparingInt(Match::misses));
    }

    private static Match compared(int row, int from, String text, List<String> characters, List<Integer> columns) {
        List<Integer> wrong = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            if (!characters.get(from + i).equals(String.valueOf(text.charAt(i)))) {
                wrong.add(columns.get(from + i));
            }
        }
        return new Match(row, text.isEmpty() ? 0 : columns.get(from), text, List.copyOf(wrong), wrong.size());
    }
}
