package org.posrig.relay.guard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What a guard hears from the rig, line by line, with the time of hearing. The end of the stream is heard too: the kernel closes it when the rig
 * dies, however it dies.
 */
final class RigSays {

    /** Orders for the largest bench take a few thousand. */
    private static final int LONGEST_LINE = 1 << 18;

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>(1000);

    /** @param line empty for the end */
    record Heard(Optional<String> line, long nanos) {}

    /** @param atEnd told on the listening thread once nothing more will come */
    RigSays(InputStream in, Runnable atEnd) {
        Thread.ofPlatform().daemon().name("rig says").start(() -> {
            listen(in);
            put(Optional.empty());
            atEnd.run();
        });
    }

    /** The next thing heard; empty when nothing is for so long. */
    Optional<Heard> next(long nanos) throws InterruptedException {
        return Optional.ofNullable(heard.poll(nanos, TimeUnit.NANOSECONDS));
    }

    private void listen(InputStream in) {
        byte[] line = new byte[LONGEST_LINE];
        int length = 0;
        byte[] buffer = new byte[8192];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                for (int i = 0; i < count; i++) {
                    if (buffer[i] == '\n') {
                        put(Optional.of(new String(line, 0, length, StandardCharsets.UTF_8)));
                        length = 0;
                    } else if (length < LONGEST_LINE) {
                        line[length++] = buffer[i];
                    }
                }
            }
        } catch (IOException e) {
            // No more will come; that is the end as well.
        }
    }

    // Of more than anybody reads the oldest goes: the end must get through.
    private void put(Optional<String> line) {
        Heard now = new Heard(line, System.nanoTime());
        while (!heard.offer(now)) {
            heard.poll();
        }
    }
}
