package org.posrig.serial;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import org.posrig.fault.RigFault;

/**
 * Another link whose bytes are kept on the way, in the format of {@link Recording}; each read is in the file before anybody hears of it. A file
 * that cannot be written any more ends nothing but the recording. The bytes are kept as they came, whatever stands on the display, so
 * the file is its owner's only where the file system can say so.
 */
public final class RecordingLink implements ByteLink {

    private final ByteLink line;
    private final Writer file;
    private final long began = System.nanoTime();

    /**
     * Begins a recording.
     *
     * @param remark stands on the file's first line
     * @throws RigFault when the file cannot be written
     */
    public RecordingLink(ByteLink line, Path file, String remark) {
        this.line = line;
        try {
            Files.deleteIfExists(file);
            if (file.toAbsolutePath()
                    .getFileSystem()
                    .supportedFileAttributeViews()
                    .contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            this.file = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
            write("# " + remark + ": milliseconds, bytes");
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "The recording " + file + " cannot be written (" + e.getMessage() + ").",
                    "Name a file in a folder that is there and may be written to.",
                    e);
        }
    }

    @Override
    public String name() {
        return line.name();
    }

    @Override
    public void start(ByteLinkListener listener) {
        line.start(new Keeping(listener));
    }

    @Override
    public void write(byte[] bytes) {
        line.write(bytes);
    }

    @Override
    public void close() {
        line.close();
        try {
            file.close();
        } catch (IOException e) {
            // every read has been written when it came
        }
    }

    private void write(String text) throws IOException {
        file.write(text + "\n");
        file.flush();
    }

    private void keep(String text) {
        try {
            write(text);
        } catch (IOException e) {
            // The display goes on being read: the recording ends here, and its reader sees where.
        }
    }

    private Duration now() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private final class Keeping implements ByteLinkListener {

        private final ByteLinkListener listener;

        Keeping(ByteLinkListener listener) {
            this.listener = listener;
        }

        @Override
        public void bytes(byte[] bytes, int length) {
            keep(new Recording.Piece(now(), Arrays.copyOf(bytes, length)).line());
            listener.bytes(bytes, length);
        }

        @Override
        public void lost(RigFault fault) {
            keep("# lost after " + now().toMillis() + " ms");
            listener.lost(fault);
        }

        @Override
        public void back() {
            keep("# back after " + now().toMillis() + " ms");
            listener.back();
        }
    }
}
