package org.posrig.host.terminal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The totals of a batch as F48 of a settlement has them: debits, then credits, each as twelve digits of fen and three of a count.
 * Debits are sales and completions, credits are voids, refunds and voids of completions, as a public NEW8110 application adds them up.
 */
public record BatchTotals(long debitFen, int debitCount, long creditFen, int creditCount) {

    /** An empty batch. */
    public static final BatchTotals NONE = new BatchTotals(0, 0, 0, 0);

    private static final Pattern FIELD = Pattern.compile("(\\d{12})(\\d{3})(\\d{12})(\\d{3})\\d");
    private static final int HALF = 31;
    private static final String BALANCED = "1";
    private static final String UNBALANCED = "2";

    /**
     * One half of F48: 31 digits, the last of which is the flag.
     *
     * @param foreign the second half, for cards of foreign networks
     */
    public static Optional<BatchTotals> of(String field48, boolean foreign) {
        if (field48.length() != 2 * HALF) {
            return Optional.empty();
        }
        Matcher half = FIELD.matcher(foreign ? field48.substring(HALF) : field48.substring(0, HALF));
        return half.matches()
                ? Optional.of(new BatchTotals(
                        Long.parseLong(half.group(1)),
                        Integer.parseInt(half.group(2)),
                        Long.parseLong(half.group(3)),
                        Integer.parseInt(half.group(4))))
                : Optional.empty();
    }

    /** As half of an answer's F48: these totals with the flag 1 (balanced) or 2 (not balanced). */
    public String answered(boolean balanced) {
        return "%012d%03d%012d%03d".formatted(debitFen, debitCount % 1000, creditFen, creditCount % 1000)
                + (balanced ? BALANCED : UNBALANCED);
    }

    BatchTotals plus(BatchEntry entry) {
        return entry.debit()
                ? new BatchTotals(debitFen + entry.fen(), debitCount + 1, creditFen, creditCount)
                : new BatchTotals(debitFen, debitCount, creditFen + entry.fen(), creditCount + 1);
    }

    BatchTotals minus(BatchEntry entry) {
        return entry.debit()
                ? new BatchTotals(debitFen - entry.fen(), debitCount - 1, creditFen, creditCount)
                : new BatchTotals(debitFen, debitCount, creditFen - entry.fen(), creditCount - 1);
    }

    /** {@code 2 debits of 34.00 and 1 credit of 5.00}. */
    @Override
    public String toString() {
        return "%d debits of %d.%02d and %d credits of %d.%02d"
                .formatted(debitCount, debitFen / 100, debitFen % 100, creditCount, creditFen / 100, creditFen % 100);
    }
}
