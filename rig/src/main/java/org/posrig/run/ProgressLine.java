package org.posrig.run;

import java.util.List;
import java.util.Locale;
import org.posrig.run.outcome.Outcome;
import org.posrig.run.outcome.RunLog;

/** One line that says how far a run is: a bar, the counts, the time left at the pace so far. */
final class ProgressLine {

    private static final int WIDTH = 24;
    private static final List<Verdict> COUNTED =
            List.of(Verdict.PASSED, Verdict.FAILED, Verdict.BROKEN, Verdict.SKIPPED, Verdict.FLAKY);

    private final Console console;
    private final RunLog log;
    private final long began = System.nanoTime();

    ProgressLine(Console console, RunLog log) {
        this.console = console;
        this.log = log;
    }

    void show() {
        if (console.attached()) {
            console.under(text((System.nanoTime() - began) / 1_000_000_000.0));
        }
    }

    void hide() {
        console.under("");
    }

    /** @param seconds since the run began */
    String text(double seconds) {
        int all = log.outcomes().size();
        int ended = (int) log.outcomes().stream()
                .map(Outcome::verdict)
                .filter(verdict -> verdict.isPresent())
                .count();
        int full = all == 0 ? 0 : WIDTH * ended / all;
        StringBuilder text = new StringBuilder("[")
                .append(console.coloured(Console.Colour.GREEN, "█".repeat(full)))
                .append("·".repeat(WIDTH - full))
                .append("] ")
                .append(ended)
                .append("/")
                .append(all);
        for (Verdict verdict : COUNTED) {
            int count = log.count(verdict);
            if (count > 0) {
                text.append("  ").append(console.coloured(Console.Colour.of(verdict), verdict.mark() + " " + count));
            }
        }
        if (ended > 0 && ended < all) {
            long left = Math.round(seconds / ended * (all - ended));
            text.append("  ").append(String.format(Locale.ROOT, "%d:%02d left", left / 60, left % 60));
        }
        return text.toString();
    }
}
