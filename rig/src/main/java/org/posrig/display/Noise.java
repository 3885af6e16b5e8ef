package org.posrig.display;

import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * How much of a stream no display would send: characters that a wrong baud rate makes of others. Such a line has long runs of equal bits, so
 * 0x00, 0xFF and their neighbours are many, control characters stand among text, and bytes beyond ASCII do not stand as the charset would
 * have them.
 */
final class Noise {

    /** Those that displays and printers obey, and the small numbers behind commands are looked at apart: BS to CR, DC1 to DC3, CAN, ESC, US. */
    private static final String OBEYED = "\b\t\n\013\f\r\021\022\023\030\033\037";

    private final byte[] bytes;
    private final Charset charset;

    Noise(byte[] bytes, Charset charset) {
        this.bytes = bytes;
        this.charset = charset;
    }

    /** 0 to 1. */
    double share() {
        int noise = 0;
        int sinceCommand = 3;
        for (int index = 0; index < bytes.length; index++) {
            int value = bytes[index] & 0xFF;
            sinceCommand = value == 0x1B || value == 0x1F ? 0 : sinceCommand + 1;
            if (value < 0x20 && OBEYED.indexOf(value) < 0 && sinceCommand > 4 && !padding(index)) {
                noise++;
            } else if (value == 0x7F || value == 0xFF) {
                noise++;
            }
        }
        return bytes.length == 0 ? 0 : (double) (noise + stray()) / bytes.length;
    }

    /** Nulls behind a carriage return give a slow display its time. */
    private boolean padding(int index) {
        int before = index;
        while (before >= 0 && bytes[before] == 0) {
            before--;
        }
        return bytes[index] == 0 && before >= 0 && bytes[before] == '\r';
    }

    /**
     * The bytes beyond ASCII that stand otherwise than any text has them. In a charset of many bytes they stand in runs of whole
     * characters; in one of single bytes anything goes, but not at every other byte.
     */
    private int stray() {
        int stray = 0;
        int high = 0;
        int runs = 0;
        int index = 0;
        while (index < bytes.length) {
            int end = index;
            while (end < bytes.length && bytes[end] < 0) {
                end++;
            }
            if (end > index) {
                runs++;
                high += end - index;
                boolean whole = pairs(index, end) || end == bytes.length || utf8(index, end);
                stray += whole ? 0 : end - index;
            }
            index = end + 1;
        }
        boolean torn = runs * 8 > bytes.length;
        if (singleBytes()) {
            return torn ? high : 0;
        }
        // Where so many runs are as short as one character, the whole ones among the torn are chance.
        return torn && stray * 20 > bytes.length ? high : stray;
    }

    private boolean singleBytes() {
        return charset.newEncoder().maxBytesPerChar() <= 1;
    }

    /** Common Hanzi of GB 2312; one beyond them may stand among them. */
    private boolean pairs(int from, int to) {
        HighBytes run = HighBytes.in(Arrays.copyOfRange(bytes, from, to));
        return run.paired() * 4 >= run.count() * 3;
    }

    private boolean utf8(int from, int to) {
        int index = from;
        while (index < to) {
            int lead = bytes[index] & 0xFF;
            int length = lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : 0;
            if (length == 0 || index + length > to) {
                return false;
            }
            for (int next = 1; next < length; next++) {
                if ((bytes[index + next] & 0xC0) != 0x80) {
                    return false;
                }
            }
            index += length;
        }
        return true;
    }
}
