package org.posrig.run.notify;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.posrig.run.Verdict;
import org.posrig.timeline.Secrets;

/**
 * A night in under ten lines: what became of the scenarios, what is new, what wants somebody's hands, where to read on. Whatever stands
 * in it came from features and benches, so every item is cut and kept on one line, and card numbers are masked.
 */
final class NightMessage {

    /** Beside what the run's own filter knows: no digits as long as a card number's go out, alone or in groups of four. */
    private static final Pattern CARD_NUMBER = Pattern.compile(
            "(?<![0-9A-Za-z])(?:\\d{13,19}|\\d{4}(?:[ -]\\d{4}){2,3}(?:[ -]?\\d{1,4})?)(?![0-9A-Za-z])");

    private static final Pattern NOT_ON_ONE_LINE = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+");
    private static final int MOST_NAMES = 3;
    private static final List<Integer> WIDTHS = List.of(120, 60, 30, 12);

    private final NightSummary night;
    private final NightWords words;
    private final UnaryOperator<String> secrets;

    NightMessage(NightSummary night, Language language, UnaryOperator<String> secrets) {
        this.night = night;
        this.words = NightWords.of(language);
        this.secrets = secrets;
    }

    /** For mails: which bench, and whether it is good. */
    String subject() {
        return words.subject(item(night.bench(), WIDTHS.get(1)), state());
    }

    /** The message, its items cut as far as it takes to stay within so many bytes of UTF-8. */
    String text(int largest) {
        String text = "";
        for (int width : WIDTHS) {
            text = text(width, night.reportLink());
            if (bytes(text) <= largest) {
                return text;
            }
        }
        return cut(text, largest);
    }

    private String text(int width, Optional<String> link) {
        List<String> lines = new ArrayList<>();
        lines.add(words.head(item(night.bench(), width), night.run(), counts(), words.time(rounded(night.took()))));
        add(lines, words.news(), some(night.newReds(), width));
        if (!night.knownReds().isEmpty()) {
            lines.add(words.known(night.knownReds().size()));
        }
        add(lines, words.outOfService(), some(night.outOfService(), width));
        add(lines, words.interrupted(), some(night.interruptions(), width));
        if (night.notRun() > 0) {
            lines.add(words.notRun(night.notRun()));
        }
        add(lines, words.gate(), some(night.gate(), width));
        link.ifPresent(
                where -> lines.add(words.report(NOT_ON_ONE_LINE.matcher(where).replaceAll(""))));
        return String.join("\n", lines);
    }

    private String state() {
        if (night.nothingRan()) {
            return words.nothingRan();
        }
        if (!night.newReds().isEmpty()) {
            return words.newReds(night.newReds().size());
        }
        if (!night.outOfService().isEmpty()) {
            return words.outOfService(night.outOfService().size());
        }
        return night.red() ? words.notGreen() : words.allGreen();
    }

    private String counts() {
        if (night.nothingRan() && night.count(Verdict.SKIPPED) == 0) {
            return words.nothingRan();
        }
        List<String> told = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            int count = night.count(verdict);
            if (count > 0 || verdict == Verdict.PASSED) {
                told.add(words.count(count, verdict));
            }
        }
        return String.join(words.comma(), told);
    }

    private Optional<String> some(List<String> items, int width) {
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<String> first =
                items.stream().limit(MOST_NAMES).map(one -> item(one, width)).toList();
        String told = String.join(words.semicolon(), first);
        int more = items.size() - first.size();
        return Optional.of(more == 0 ? told : words.andMore(told, more));
    }

    private static void add(List<String> lines, String label, Optional<String> told) {
        told.ifPresent(text -> lines.add(label + text));
    }

    private String item(String written, int width) {
        String oneLine =
                NOT_ON_ONE_LINE.matcher(secrets.apply(written)).replaceAll(" ").strip();
        oneLine = oneLine.replaceFirst("[.。]$", "");
        String masked = CARD_NUMBER.matcher(oneLine).replaceAll(found -> masked(found.group()));
        return masked.codePointCount(0, masked.length()) <= width
                ? masked
                : masked.substring(0, masked.offsetByCodePoints(0, width - 1)) + "…";
    }

    private static String masked(String written) {
        return Secrets.maskedCardNumber(written.replaceAll("[ -]", ""));
    }

    private static Duration rounded(Duration took) {
        return Duration.ofMinutes(Math.max(0, (took.toSeconds() + 30) / 60));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String cut(String text, int largest) {
        String shorter = text;
        while (bytes(shorter) > largest) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return shorter;
    }
}
