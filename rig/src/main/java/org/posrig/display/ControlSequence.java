package org.posrig.display;

import java.util.Arrays;

/** What stands between {@code ESC [} and the final byte of a control sequence: numbers, perhaps a private mark. */
final class ControlSequence {

    private static final int MOST_PARAMETERS = 16;
    private static final int HIGHEST = 9999;

    private final int[] parameters = new int[MOST_PARAMETERS];
    private int count;
    private int mark;
    private boolean intermediate;

    void begin() {
        Arrays.fill(parameters, 0);
        count = 1;
        mark = 0;
        intermediate = false;
    }

    /** Takes a byte from 0x20 to 0x7E; true when it is the final one. */
    boolean accept(int value) {
        if (value >= 0x40) {
            return true;
        }
        if (value >= '0' && value <= '9') {
            addDigit(value - '0');
        } else if (value == ';') {
            count++;
        } else if (value >= 0x3C) {
            mark = value;
        } else {
            intermediate = true;
        }
        return false;
    }

    boolean isPlain() {
        return mark == 0 && !intermediate;
    }

    boolean isPrivate(char wanted) {
        return mark == wanted && !intermediate;
    }

    /** A parameter as it stands, 0 where it is left out. */
    int parameter(int index) {
        return parameters[index];
    }

    /** A parameter where 0 and nothing mean 1. */
    int atLeastOne(int index) {
        return Math.max(1, parameters[index]);
    }

    int[] all() {
        return Arrays.copyOf(parameters, Math.min(count, MOST_PARAMETERS));
    }

    private void addDigit(int digit) {
        if (count <= MOST_PARAMETERS) {
            parameters[count - 1] = Math.min(HIGHEST, parameters[count - 1] * 10 + digit);
        }
    }
}
