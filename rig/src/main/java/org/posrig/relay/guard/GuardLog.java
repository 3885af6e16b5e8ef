package org.posrig.relay.guard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.posrig.timeline.WholeFile;

/** What the guards of a bench have said, the newest at the end, and no more than is worth reading. */
final class GuardLog {

    /** In bytes. */
    static final int MOST = 1 << 20;

    private static final int KEPT = 1 << 18;

    private GuardLog() {}

    /** Leaves the newest lines of one that has grown beyond {@link #MOST}; one that cannot be cut is no reason not to guard. */
    static void cut(Path log) {
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.READ)) {
            if (file.size() > MOST) {
                ByteBuffer newest = ByteBuffer.allocate(KEPT);
                file.position(file.size() - KEPT);
                while (newest.hasRemaining() && file.read(newest) >= 0) {
                    // The rest of it.
                }
                WholeFile.write(log, wholeLines(Arrays.copyOf(newest.array(), newest.position())));
            }
        } catch (IOException e) {
            // There is none yet, or the disk is full: the guard's own start tells.
        }
    }

    private static byte[] wholeLines(byte[] bytes) {
        int from = 0;
        while (from < bytes.length && bytes[from] != '\n') {
            from++;
        }
        return Arrays.copyOfRange(bytes, Math.min(from + 1, bytes.length), bytes.length);
    }
}
