package org.posrig.run.notify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.posrig.run.Verdict;

/**
 * A night in under ten lines: what became of the scenarios, what is new, what wants somebody's hands, where to read on. Whatever stands
 * in it came from features and benches, so every item is cut and kept on one line, and card numbers are masked.
 */
final class NightMessage implements Message {

    private static final int MOST_NAMES = 3;
    private static final List<Integer> WIDTHS = List.of(120, 60, 30, 12);

    private final NightSummary night;
    private final NightWords words;
    private final MessageItem item;

    NightMessage(NightSummary night, Language language, UnaryOperator<String> secrets) {
        this.night = night;
        this.words = NightWords.of(language);
        this.item = new MessageItem(secrets);
    }

    /** Which bench, and whether it is good. */
    @Override
    public String subject() {
        return words.subject(item.of(night.bench(), WIDTHS.get(1)), state());
    }

    /** The message, its items cut as far as it takes to stay within so many bytes of UTF-8. */
    @Override
    public String text(int largest) {
        return MessageItem.fitting(WIDTHS, largest, width -> text(width, night.reportLink()));
    }

    private String text(int width, Optional<String> link) {
        List<String> lines = new ArrayList<>();
        lines.add(words.head(item.of(night.bench(), width), night.run(), counts(), words.time(rounded(night.took()))));
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
        link.ifPresent(where -> lines.add(words.report(MessageItem.withoutBreaks(where))));
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
                items.stream().limit(MOST_NAMES).map(one -> item.of(one, width)).toList();
        String told = String.join(words.semicolon(), first);
        int more = items.size() - first.size();
        return Optional.of(more == 0 ? told : words.andMore(told, more));
    }

    private static void add(List<String> lines, String label, Optional<String> told) {
        told.ifPresent(text -> lines.add(label + text));
    }

    private static Duration rounded(Duration took) {
        return Duration.ofMinutes(Math.max(0, (took.toSeconds() + 30) / 60));
    }
}
