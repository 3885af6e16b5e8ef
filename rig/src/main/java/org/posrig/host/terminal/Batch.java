package org.posrig.host.terminal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A terminal's running batch: its number and the totals of the approved payments in it. Moves on to the next number once it is
 * settled. Not safe for several threads; its terminal's memory is.
 */
final class Batch {

    private static final int HIGHEST = 999_999;

    private final Map<Integer, Long> uploaded = new LinkedHashMap<>();
    private int number = 1;
    private BatchTotals totals = BatchTotals.NONE;
    private BatchTotals last = BatchTotals.NONE;
    private @Nullable BatchEntry latest;

    int number() {
        return number;
    }

    void enter(BatchEntry entry) {
        totals = totals.plus(entry);
        latest = entry;
    }

    void strike(BatchEntry entry) {
        totals = totals.minus(entry);
        if (entry(entry.trace()).isPresent()) {
            latest = null;
        }
    }

    /** The latest payment, by its trace number: the only one a terminal may still take back when the books are gone. */
    Optional<BatchEntry> entry(int trace) {
        return latest().filter(entry -> entry.trace() == trace);
    }

    Optional<BatchEntry> latest() {
        return Optional.ofNullable(latest);
    }

    BatchTotals totals() {
        return totals;
    }

    /** The totals of the batch before this one, as long as this process remembers them. */
    BatchTotals last() {
        return last;
    }

    int previous() {
        return number == 1 ? HIGHEST : number - 1;
    }

    void upload(int trace, long fen) {
        uploaded.put(trace, fen);
    }

    int uploaded() {
        return uploaded.size();
    }

    void moveOn() {
        last = totals;
        totals = BatchTotals.NONE;
        latest = null;
        uploaded.clear();
        number = number == HIGHEST ? 1 : number + 1;
    }

    void restore(int keptNumber, BatchTotals kept, @Nullable BatchEntry keptLatest) {
        number = keptNumber;
        totals = kept;
        latest = keptLatest;
    }
}
