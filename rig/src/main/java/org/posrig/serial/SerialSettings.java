package org.posrig.serial;

import java.time.Duration;

/**
 * How characters travel on a serial line.
 *
 * @param baud bits per second, 50 to 4 000 000
 * @param dataBits 5 to 8
 * @param stopBits 1 or 2
 * @param dtr the level of DTR while the port is open; some devices sleep, others restart by it
 * @param rts the level of RTS while the port is open, unless it controls the flow
 */
public record SerialSettings(
        int baud, int dataBits, Parity parity, int stopBits, FlowControl flowControl, boolean dtr, boolean rts) {

    private static final int QUIET_CHARACTERS = 3;

    public SerialSettings {
        if (baud < 50 || baud > 4_000_000) {
            throw new IllegalArgumentException("A serial line has 50 to 4000000 baud, not " + baud + ".");
        }
        if (dataBits < 5 || dataBits > 8) {
            throw new IllegalArgumentException("A serial line has 5 to 8 data bits, not " + dataBits + ".");
        }
        if (stopBits < 1 || stopBits > 2) {
            throw new IllegalArgumentException("A serial line has 1 or 2 stop bits, not " + stopBits + ".");
        }
    }

    /** Without flow control, DTR and RTS on. */
    public SerialSettings(int baud, int dataBits, Parity parity, int stopBits) {
        this(baud, dataBits, parity, stopBits, FlowControl.NONE, true, true);
    }

    /** Eight data bits, no parity, one stop bit: what most devices use. */
    public static SerialSettings eightNone1(int baud) {
        return new SerialSettings(baud, 8, Parity.NONE, 1);
    }

    /** How long one character is on the line, its start bit included. */
    public Duration characterTime() {
        long bits = 1 + dataBits + (parity == Parity.NONE ? 0 : 1) + stopBits;
        return Duration.ofNanos(bits * 1_000_000_000L / baud);
    }

    /** How long the line must be silent before what it said counts as complete: three characters, at least the given time. */
    public Duration quiet(Duration atLeast) {
        Duration characters = characterTime().multipliedBy(QUIET_CHARACTERS);
        return characters.compareTo(atLeast) > 0 ? characters : atLeast;
    }
}
