package org.posrig.host.terminal;

import java.nio.charset.StandardCharsets;

/**
 * What a lane's terminals may download. Tags of the contactless ones (F62: six characters of tag, three digits of length, value) as a
 * public acquirer sends them, those of the stripe application (two digits of tag, value of fixed length) as a public Verifone VX
 * application reads them. Safe for use by several threads.
 */
public final class Parameters {

    /** 1000.00 yuan, the limit of contactless payments without a PIN since June 2018. */
    public static final long USUAL_NO_PIN_LIMIT = 100_000;

    private static final long HIGHEST = 999_999_999_999L;
    private long noPinLimit = USUAL_NO_PIN_LIMIT;

    /** The largest tap in fen that needs no PIN. */
    public synchronized long noPinLimit() {
        return noPinLimit;
    }

    /**
     * Changes the largest tap that needs no PIN; from now on the header of each answer tells a terminal that has fetched another one to
     * fetch it (processing requirement 9), until it has.
     *
     * @param fen 0 to 999 999 999 999
     */
    public synchronized void noPinLimit(long fen) {
        if (fen < 0 || fen > HIGHEST) {
            throw new IllegalArgumentException("The no-PIN limit must be 0 to " + HIGHEST + " fen, not " + fen + ".");
        }
        noPinLimit = fen;
    }

    /** Whether a terminal holds another no-PIN limit than this lane's; one that never fetched any holds the usual one. */
    public synchronized boolean outstanding(TerminalMemory terminal) {
        return terminal.noPinLimit().orElse(USUAL_NO_PIN_LIMIT) != noPinLimit;
    }

    /**
     * F62 of the contactless download: channel on, times for a card that flashed by, no-PIN limit and switch, no lists, CDCVM on, the
     * same limit without a signature.
     */
    public synchronized byte[] contactless() {
        String limit = "%012d".formatted(noPinLimit);
        return ascii(tag("FF805D", "1")
                + tag("FF803A", "010")
                + tag("FF803C", "060")
                + tag("FF8058", limit)
                + tag("FF8054", "1")
                + tag("FF8055", "0")
                + tag("FF8056", "0")
                + tag("FF8057", "1")
                + tag("FF8059", limit)
                + tag("FF805A", "1"));
    }

    /** F62 of the stripe download: time-out 60 s, three retries, no tips, numbers may be typed. */
    public byte[] stripe() {
        return ascii("12" + "60" + "13" + "3" + "18" + "0" + "20" + "1");
    }

    private static String tag(String name, String value) {
        return name + "%03d".formatted(value.length()) + value;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
