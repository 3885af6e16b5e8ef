package org.posrig.host.message;

import org.jpos.iso.ISOMsg;

/** A received message that still has the bytes it came as, from the message type on: its MAC is over these, not over a repacking. */
public final class UnionPayMessage extends ISOMsg {

    private static final long serialVersionUID = 1L;

    private transient byte[] image = new byte[0];
    private transient long arrivedAt = System.nanoTime();

    void keepImage(byte[] bytes) {
        image = bytes.clone();
        arrivedAt = System.nanoTime();
    }

    /** When its last byte was there, as {@link System#nanoTime()} counts. */
    public long arrivedAt() {
        return arrivedAt;
    }

    public byte[] image() {
        return image.clone();
    }
}
