package org.posrig.host.terminal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A terminal's running batch: its number and the approved payments in it by trace number. Moves on to the next number once it is
 * settled. Not safe for several threads; its terminal's memory is.
 */
final class Batch {

    private static final int HIGHEST = 999_999;

    private final Map<Integer, BatchEntry> entries = new TreeMap<>();
    private final Map<Integer, Long> uploaded = new LinkedHashMap<>();
    private int number = 1;
    private BatchTotals last = BatchTotals.NONE;

    int number() {
        return number;
    }

    void enter(int trace, BatchEntry entry) {
        entries.put(trace, entry);
    }

    void strike(int trace) {
        entries.remove(trace);
    }

    Optional<BatchEntry> entry(int trace) {
        return Optional.ofNullable(entries.get(trace));
    }

    Map<Integer, BatchEntry> entries() {
        return Map.copyOf(entries);
    }

    BatchTotals totals() {
        BatchTotals totals = BatchTotals.NONE;
        for (BatchEntry entry : entries.values()) {
            totals = totals.plus(entry);
        }
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
        last = totals();
        entries.clear();
        uploaded.clear();
        number = number == HIGHEST ? 1 : number + 1;
    }

    void restore(int keptNumber, Map<Integer, BatchEntry> kept) {
        number = keptNumber;
        entries.clear();
        entries.putAll(kept);
    }
}
