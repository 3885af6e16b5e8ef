package org.posrig.bench.keys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** When contacts closed and opened, one pulse after the other, held against the hold and the gap that were asked for. */
final class PulseTimes {

    private final Duration hold;
    private final Duration gap;
    private final List<Long> holds = new ArrayList<>();
    private final List<Long> gaps = new ArrayList<>();
    private long openedBefore;
    private boolean follows;

    PulseTimes(Duration hold, Duration gap) {
        this.hold = hold;
        this.gap = gap;
    }

    /** The next pulse is the first of several: what lies before it is no gap. */
    synchronized void begin() {
        follows = false;
    }

    /** A pulse, by any clock of nanoseconds. */
    synchronized void pulse(long closed, long opened) {
        holds.add(opened - closed - hold.toNanos());
        if (follows) {
            gaps.add(closed - openedBefore - gap.toNanos());
        }
        openedBefore = opened;
        follows = true;
    }

    synchronized Spread holds() {
        return Spread.of(holds);
    }

    synchronized Spread gaps() {
        return Spread.of(gaps);
    }
}
