package org.posrig.serial;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.posrig.fault.RigFault;

/** Plays a recording as if its line were here. */
public final class ReplayLink implements ByteLink {

    private final String name;
    private final Recording recording;
    private final double speed;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch played = new CountDownLatch(1);

    /** @param speed 1 as it was recorded, 10 ten times as fast; 0 without any pause */
    public ReplayLink(String name, Recording recording, double speed) {
        if (!(speed >= 0 && speed <= 1_000_000)) {
            throw new IllegalArgumentException("A recording is played at a speed of 0 to 1000000, not " + speed + ".");
        }
        this.name = name;
        this.recording = recording;
        this.speed = speed;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start(ByteLinkListener listener) {
        Thread.ofVirtual().name("replay " + name).start(() -> play(listener));
    }

    /** Waits until all has been heard; false when the time is over before. */
    public boolean awaitEnd(Duration atMost) {
        return await(played, atMost.toNanos());
    }

    @Override
    public void write(byte[] bytes) {
        throw new RigFault(
                RigFault.Cause.SERIAL_LINE, "Nothing can be sent to a recording.", "Name a port where a device is.");
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void play(ByteLinkListener listener) {
        long began = System.nanoTime();
        for (Recording.Piece piece : recording.pieces()) {
            long due = speed == 0 ? 0 : began + (long) (piece.at().toNanos() / speed) - System.nanoTime();
            if (await(closed, due)) {
                return;
            }
            listener.bytes(piece.bytes(), piece.bytes().length);
        }
        played.countDown();
    }

    private static boolean await(CountDownLatch latch, long nanos) {
        try {
            return latch.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
