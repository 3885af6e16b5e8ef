package org.posrig.host.issuer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** What a card was used for in one day of the issuer's calendar; begins afresh with the next. */
final class DayUse {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

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
    }

    /** Takes a use back; one of an earlier day has no part in this one's. */
    void takeBack(Instant now, long fen) {
        turn(now);
        count = Math.max(0, count - 1);
        sum = Math.max(0, sum - fen);
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
