package org.posrig.timeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A file of lines that grows as things happen. A line is with the operating system when {@link #append} returns, so it survives
 * kill -9, and is forced to the disk at least once a second.
 */
public final class LineFile implements AutoCloseable {

    private final FileChannel channel;
    private final AtomicBoolean dirty = new AtomicBoolean();
    private final ScheduledExecutorService forcing;

    /**
     * Begins a file, or goes on with one; where that was cut off within a line, the next begins a new one.
     *
     * @throws IOException when it cannot be written
     */
    public LineFile(Path path) throws IOException {
        boolean cut = cut(path);
        channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (cut) {
            append(new byte[] {'\n'});
        }
        forcing = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("force-" + path.getFileName()).factory());
        forcing.scheduleWithFixedDelay(this::force, 1, 1, TimeUnit.SECONDS);
    }

    private static boolean cut(Path path) throws IOException {
        if (!Files.exists(path)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    /** Adds one line. Callers take turns. @param line with its line feed */
    public void append(byte[] line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(line);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        dirty.set(true);
    }

    @Override
    public void close() throws IOException {
        forcing.shutdown();
        force();
        channel.close();
    }

    private void force() {
        if (!dirty.getAndSet(false)) {
            return;
        }
        try {
            channel.force(false);
        } catch (IOException e) {
            dirty.set(true);
        }
    }
}
