package org.posrig.bench.lease;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.posrig.fault.BadInput;

/**
 * A bench that is somebody's.
 *
 * @param owner whose, a name as {@link Owner} has them
 * @param since when it was taken first
 * @param until when its owner means to be done; it holds beyond that as well, until somebody breaks it by the owner's name
 * @param why one line of at most 200 characters; may be empty
 */
public record BenchLease(String owner, Instant since, Optional<Instant> until, String why) {

    private static final int LONGEST = 200;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    /** @throws BadInput when the owner's name or the reason cannot be used */
    public BenchLease {
        new Owner(owner);
        if (why.length() > LONGEST || why.chars().anyMatch(Character::isISOControl)) {
            throw new BadInput("--why: a reason is one line of at most " + LONGEST + " characters; make it shorter.");
        }
    }

    /** Whether its time is over. */
    public boolean over(Instant now) {
        return until.filter(end -> !now.isBefore(end)).isPresent();
    }

    /** In words: {@code alice, since 2026-11-22 15:58, until 2026-11-23 07:00: swapping the screen}. */
    public String told(Instant now, ZoneId zone) {
        return owner + ", since " + minute(since, zone)
                + until.map(end -> (over(now) ? ", over since " : ", until ") + minute(end, zone))
                        .orElse(", without an end")
                + (why.isEmpty() ? "" : ": " + why);
    }

    private static String minute(Instant moment, ZoneId zone) {
        return MINUTE.format(moment.atZone(zone));
    }
}
