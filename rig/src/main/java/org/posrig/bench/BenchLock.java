package org.posrig.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.RigFault;

/** Keeps two runs off one bench; the operating system lets go of it when the holder dies. */
final class BenchLock implements AutoCloseable {

    /** A file of its own: whoever opens and closes the locked one in the holder's process loses the lock. */
    static final String HOLDER = "holder";

    private final FileChannel channel;
    private final Path holder;

    private BenchLock(FileChannel channel, Path holder) {
        this.channel = channel;
        this.holder = holder;
    }

    /** @throws RigFault when another run holds it */
    static BenchLock take(String bench, Path state) {
        try {
            Files.createDirectories(state);
            FileChannel channel =
                    FileChannel.open(state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new RigFault(
                        RigFault.Cause.TERMINAL_UNREACHABLE,
                        "The bench " + bench + " is in use by another run" + holder(state) + ".",
                        "Wait until it has ended, or give this run a bench file with another name.");
            }
            Files.writeString(state.resolve(HOLDER), ProcessMark.own().line());
            return new BenchLock(channel, state.resolve(HOLDER));
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "The folder " + state + " of the bench " + bench + " cannot be used (" + e.getMessage() + ").",
                    "See to its permissions and to the disk.",
                    e);
        }
    }

    private static String holder(Path state) {
        try {
            ProcessMark mark = ProcessMark.ofLine(Files.readString(state.resolve(HOLDER)));
            return " (process " + mark.number() + ")";
        } catch (IOException | NumberFormatException e) {
            return "";
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            // While it is still locked: afterwards it may be the next holder's.
            Files.deleteIfExists(holder);
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process in any case.
        }
    }
}
