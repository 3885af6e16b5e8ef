package org.posrig.host.issuer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a card was used for: in one day of the issuer's calendar, which begins afresh with the next, and payment by payment. */
final class DayUse {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private record Use(Instant at, long fen) {}

    // More than any rule counts; an acquirer that runs for days must not keep all.
    private static final int MOST = 10_000;

    private final Deque<Use> uses = new ArrayDeque<>();
    private LocalDate day = LocalDate.MIN;
    private int count;
    private long sum;

    int count(Instant now) {
        turn(now);
        return count;
    }

    long sum(Instant now) {
        turn(now);
        return sum;
    }

    void add(Instant now, long fen) {
        turn(now);
        count++;
        sum += fen;
        uses.addLast(new Use(now, fen));
        if (uses.size() > MOST) {
            uses.removeFirst();
        }
    }

    /** How many payments above an amount there were since a moment. */
    long above(long fen, Instant since) {
        return uses.stream()
                .filter(use -> use.fen() > fen && !use.at().isBefore(since))
                .count();
    }

    /** Takes a use back; one of an earlier day has no part in this one's. */
    void takeBack(Instant now, long fen) {
        turn(now);
        count = Math.max(0, count - 1);
        sum = Math.max(0, sum - fen);
        uses.stream().filter(use -> use.fen() == fen).findFirst().ifPresent(uses::remove);
    }

    private void turn(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        if (!today.equals(day)) {
            day = today;
            count = 0;
            sum = 0;
        }
    }
}
