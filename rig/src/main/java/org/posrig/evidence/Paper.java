package org.posrig.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.posrig.timeline.Happening.ReceiptPrinted;

/** The receipts of a scenario as pictures beside each other, in the order in which they came out; each character at its own place. */
final class Paper {

    private static final int CELL = 8;
    private static final int LINE = 18;
    private static final int PADDING = 14;
    private static final int GAP = 22;
    private static final int MARGIN = 20;
    private static final int CAPTION = 22;
    private static final int NARROWEST = 32;

    private Paper() {}

    /** One attachment, or none where nothing was printed. */
    static List<Attachment> of(Story story) {
        List<Moment> printed = story.moments().stream()
                .filter(moment -> moment.what() instanceof ReceiptPrinted)
                .toList();
        return printed.isEmpty() ? List.of() : List.of(Attachment.svg("Receipts", svg(printed)));
    }

    private static String svg(List<Moment> printed) {
        StringBuilder slips = new StringBuilder();
        int x = MARGIN;
        int highest = 0;
        for (Moment moment : printed) {
            List<String> lines = ((ReceiptPrinted) moment.what()).lines();
            int width = columns(lines) * CELL + 2 * PADDING;
            int height = Math.max(1, lines.size()) * LINE + 2 * PADDING;
            slip(slips, moment, lines, x, width, height);
            highest = Math.max(highest, height);
            x += width + GAP;
        }
        int width = x - GAP + MARGIN;
        int height = highest + CAPTION + 2 * MARGIN;
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
                font-family="'Noto Sans Mono CJK SC','DejaVu Sans Mono',monospace" font-size="14">
                <title>Receipts</title>
                <rect width="100%%" height="100%%" rx="6" fill="#f1f3f2"/>
                """.formatted(width, height) + slips + "</svg>\n";
    }

    private static void slip(StringBuilder svg, Moment moment, List<String> lines, int x, int width, int height) {
        ReceiptPrinted receipt = (ReceiptPrinted) moment.what();
        svg.append("<text x=\"%d\" y=\"%d\" font-size=\"12\" fill=\"#5a6468\">%s</text>\n"
                .formatted(x, MARGIN + 12, Visible.markup(Visible.line(receipt.terminal()) + " · " + moment.time())));
        svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#ffffff\" stroke=\"#c8cecb\"/>\n"
                .formatted(x, MARGIN + CAPTION, width, height));
        for (int i = 0; i < lines.size(); i++) {
            line(svg, lines.get(i), x + PADDING, MARGIN + CAPTION + PADDING + i * LINE + 13);
        }
    }

    // Word by word: viewers draw several blanks as one.
    private static void line(StringBuilder svg, String line, int left, int y) {
        StringBuilder word = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        int column = 0;
        for (int character : (line + " ").codePoints().toArray()) {
            if (character != ' ') {
                word.appendCodePoint(character);
                places.add(left + column * CELL);
            } else if (!word.isEmpty()) {
                svg.append("<text y=\"%d\" x=\"%s\" fill=\"#22282b\">%s</text>\n"
                        .formatted(
                                y,
                                places.stream().map(String::valueOf).collect(Collectors.joining(" ")),
                                Visible.markup(word.toString())));
                word.setLength(0);
                places.clear();
            }
            column += CharacterWidth.of(character);
        }
    }

    private static int columns(List<String> lines) {
        return lines.stream()
                .mapToInt(line -> line.codePoints().map(CharacterWidth::of).sum())
                .reduce(NARROWEST, Math::max);
    }
}
