package org.posrig.fault;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How many times longer than usual this machine may take for what it has to do itself, such as starting a process or making a report: the environment's
 * {@code POSRIG_PATIENCE}, 1 to 20. An emulated machine wants it. What is waited for at the terminal stands in its profile, and how soon contacts open
 * is never changed by it.
 */
public record Patience(int times) {

    /** The name it has in the environment. */
    static final String NAME = "POSRIG_PATIENCE";

    private static final Pattern TIMES = Pattern.compile("[1-9]|1[0-9]|20");

    /** @throws BadInput when it is something else than a number from 1 to 20 */
    static Patience of(String said) {
        if (said.isEmpty()) {
            return new Patience(1);
        }
        if (!TIMES.matcher(said).matches()) {
            throw new BadInput(NAME + " must be a whole number from 1 to 20, not '" + said + "'.");
        }
        return new Patience(Integer.parseInt(said));
    }

    /** What this process's environment says; once where it says nothing. */
    public static Patience ofThisMachine() {
        String said = System.getenv(NAME);
        return of(said == null ? "" : said);
    }

    /** A time that is usual, as often as that. */
    public Duration with(Duration usual) {
        return usual.multipliedBy(times);
    }
}
