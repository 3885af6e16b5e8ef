package org.posrig.run.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** That a night did not run, why, and what to do, in under ten lines. */
final class MissedNightMessage implements Message {

    private static final int MOST_REASONS = 5;
    private static final int NAME = 60;
    private static final List<Integer> WIDTHS = List.of(400, 200, 100, 50);

    private final MissedNight night;
    private final NightWords words;
    private final MessageItem item;

    MissedNightMessage(MissedNight night, Language language, UnaryOperator<String> secrets) {
        this.night = night;
        this.words = NightWords.of(language);
        this.item = new MessageItem(secrets);
    }

    @Override
    public String subject() {
        String plan = item.of(night.plan(), NAME);
        return night.bench()
                .map(bench -> words.subject(item.of(bench, NAME), words.missed(plan, night.begun())))
                .orElseGet(() -> "posrig: " + words.missed(plan, night.begun()));
    }

    @Override
    public String text(int largest) {
        return MessageItem.fitting(WIDTHS, largest, this::wide);
    }

    private String wide(int width) {
        List<String> lines = new ArrayList<>(List.of(subject()));
        night.reasons().stream()
                .limit(MOST_REASONS)
                .map(reason -> item.of(reason, width))
                .map(reason -> lines.size() == 1 ? words.why() + reason : reason)
                .forEach(lines::add);
        int more = night.reasons().size() - MOST_REASONS;
        if (more > 0) {
            lines.add(words.more(more));
        }
        lines.add(words.next() + item.of(night.next(), width));
        return String.join("\n", lines);
    }
}
