package org.posrig.evidence;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.posrig.timeline.Happening.ScreenShown;

/**
 * One picture of a film strip.
 *
 * @param cause what lies right before it, since the screen before, or empty
 */
record Frame(Moment moment, ScreenShown screen, ScreenPicture picture, Optional<Reason> cause) {

    /** What may have led to a screen, and how long before it. */
    record Reason(String words, Duration before) {}

    private static final String TEXT = "<text x=\"%d\" y=\"%d\" font-size=\"%d\" fill=\"%s\"%s>%s</text>\n";

    /** Height of the caption above the picture. */
    static final int CAPTION = 42;

    /** Width that a caption needs at the least. */
    static final int NARROWEST = 236;

    /** Draws caption and picture, the picture so many times as large, into a width. */
    void draw(StringBuilder svg, int x, int y, int width, double scale) {
        svg.append(TEXT.formatted(x + 1, y + 14, 13, "#22282b", " font-weight=\"600\"", title(width)));
        svg.append(TEXT.formatted(x + width - 1, y + 14, 13, "#22282b", " text-anchor=\"end\"", moment.time()));
        cause.ifPresent(reason -> svg.append(TEXT.formatted(x + 1, y + 32, 11, "#5a6468", "", words(reason, width))));
        svg.append(String.format(
                Locale.ROOT,
                "<g transform=\"translate(%d %d) scale(%.3f)\" font-family=\"%s\" font-size=\"17\" text-anchor=\"middle\">\n",
                x,
                y + CAPTION,
                scale,
                ScreenPicture.FONTS));
        picture.draw(svg);
        svg.append("</g>\n");
    }

    private String title(int width) {
        String number = " · screen " + screen.screen();
        return Visible.markup(
                Visible.shortened(Visible.line(screen.terminal()), (width - 80) / 8 - number.length()) + number);
    }

    private static String words(Reason reason, int width) {
        String words = reason.before().toMillis() + " ms after " + Visible.line(reason.words());
        return Visible.markup(Visible.shortened(words, width / 6));
    }
}
