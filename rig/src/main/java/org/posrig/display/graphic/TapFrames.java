package org.posrig.display.graphic;

import java.util.Arrays;
import org.posrig.display.Tally;

/**
 * Takes a tap's stream apart. One frame:
 *
 * <pre>
 * A5  kind  length  payload (0 to 128 bytes)  check
 *
 * kind 43 'C'  written with the controller's A0 low: commands
 *      44 'D'  written with A0 high: data
 *      50 'P'  the bus has rested; payload: for how many milliseconds, two bytes, the high one first; FFFF for as many or more
 *      52 'R'  the controller's reset line was low; no payload
 * check        CRC-8, polynomial 07, from 00, over kind, length and payload ("123456789" gives F4)
 * </pre>
 *
 * <p>A tap sends a rest once the bus has been silent for 5 ms, at the first byte that comes after it. After a damaged frame the next one is
 * looked for right behind the A5 that had begun it, so no whole frame is missed.
 */
final class TapFrames {

    static final int START = 0xA5;
    static final int LONGEST = 128;

    private static final int HEAD = 3;

    /** What a tap has heard. */
    interface Listener {

        void command(int value);

        void data(int value);

        void rested(int millis);

        void reset();

        /** Bytes that are no frame. */
        void damaged();
    }

    private final byte[] held = new byte[HEAD + LONGEST + 1];
    private int count;
    private long bytes;
    private long frames;
    private long damages;
    private boolean inOrder = true;

    void accept(byte value, Listener listener) {
        bytes++;
        held[count++] = value;
        while (count > 0 && settles(listener)) {
            // What is left may hold another frame.
        }
    }

    /** Whole frames as commands, damages as unknown ones. */
    Tally tally() {
        return new Tally(bytes, frames, damages, 0, 0);
    }

    void forget() {
        count = 0;
        inOrder = true;
    }

    /** Takes a frame or a byte that begins none off what is held; false when more bytes are needed to say. */
    private boolean settles(Listener listener) {
        if ((held[0] & 0xFF) != START || (count > 1 && !isKind(held[1])) || (count > 2 && !isLength())) {
            drop(1, listener);
            return true;
        }
        if (count < HEAD || count < HEAD + length() + 1) {
            return false;
        }
        int end = HEAD + length();
        if (check(held, 1, end) != held[end]) {
            drop(1, listener);
            return true;
        }
        inOrder = true;
        frames++;
        tell(listener);
        take(end + 1);
        return true;
    }

    private void drop(int bytes, Listener listener) {
        take(bytes);
        if (inOrder) {
            inOrder = false;
            damages++;
            listener.damaged();
        }
    }

    private void take(int bytes) {
        System.arraycopy(held, bytes, held, 0, count - bytes);
        count -= bytes;
    }

    private void tell(Listener listener) {
        byte[] payload = Arrays.copyOfRange(held, HEAD, HEAD + length());
        switch (held[1]) {
            case 'C' -> forEach(payload, listener::command);
            case 'D' -> forEach(payload, listener::data);
            case 'P' -> listener.rested((payload[0] & 0xFF) << 8 | payload[1] & 0xFF);
            default -> listener.reset();
        }
    }

    private static void forEach(byte[] payload, java.util.function.IntConsumer consumer) {
        for (byte value : payload) {
            consumer.accept(value & 0xFF);
        }
    }

    private static boolean isKind(byte kind) {
        return kind == 'C' || kind == 'D' || kind == 'P' || kind == 'R';
    }

    private boolean isLength() {
        return switch (held[1]) {
            case 'P' -> length() == 2;
            case 'R' -> length() == 0;
            default -> length() >= 1 && length() <= LONGEST;
        };
    }

    private int length() {
        return held[2] & 0xFF;
    }

    static byte check(byte[] bytes, int from, int to) {
        int crc = 0;
        for (int index = from; index < to; index++) {
            crc ^= bytes[index] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x80) == 0 ? crc << 1 : crc << 1 ^ 0x07;
            }
            crc &= 0xFF;
        }
        return (byte) crc;
    }
}
