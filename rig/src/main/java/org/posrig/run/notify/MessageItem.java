package org.posrig.run.notify;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.posrig.timeline.Secrets;

/** One thing that a message names: on one line, cut, and without anything secret. */
final class MessageItem {

    /** Beside what the run's own filter knows: no digits as long as a card number's go out, alone or in groups of four. */
    private static final Pattern CARD_NUMBER = Pattern.compile(
            "(?<![0-9A-Za-z])(?:\\d{13,19}|\\d{4}(?:[ -]\\d{4}){2,3}(?:[ -]?\\d{1,4})?)(?![0-9A-Za-z])");

    private static final Pattern NOT_ON_ONE_LINE = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+");

    private final UnaryOperator<String> secrets;

    /** @param secrets takes secrets out of texts */
    MessageItem(UnaryOperator<String> secrets) {
        this.secrets = secrets;
    }

    /** @param width characters at most */
    String of(String written, int width) {
        String oneLine =
                NOT_ON_ONE_LINE.matcher(secrets.apply(written)).replaceAll(" ").strip();
        oneLine = oneLine.replaceFirst("[.。]$", "");
        String masked = CARD_NUMBER.matcher(oneLine).replaceAll(found -> masked(found.group()));
        return masked.codePointCount(0, masked.length()) <= width
                ? masked
                : masked.substring(0, masked.offsetByCodePoints(0, width - 1)) + "…";
    }

    /** An address, which may not be cut. */
    static String withoutBreaks(String written) {
        return NOT_ON_ONE_LINE.matcher(written).replaceAll("");
    }

    /** The text whose items are the widest that stay within so many bytes of UTF-8; the narrowest is cut where even that does not. */
    static String fitting(List<Integer> widths, int largest, IntFunction<String> text) {
        String shorter = "";
        for (int width : widths) {
            shorter = text.apply(width);
            if (bytes(shorter) <= largest) {
                return shorter;
            }
        }
        while (bytes(shorter) > largest) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String masked(String written) {
        return Secrets.maskedCardNumber(written.replaceAll("[ -]", ""));
    }
}
