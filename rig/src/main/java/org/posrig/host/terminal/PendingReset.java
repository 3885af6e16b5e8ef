package org.posrig.host.terminal;

/**
 * A password reset that a terminal has yet to fetch and confirm.
 *
 * @param sequence its sequence number
 * @param operator whose password it sets
 * @param envelope the sealed order; holds no clear password
 * @param fetched whether the terminal has fetched it
 */
public record PendingReset(long sequence, String operator, byte[] envelope, boolean fetched) {

    PendingReset taken() {
        return new PendingReset(sequence, operator, envelope, true);
    }
}
