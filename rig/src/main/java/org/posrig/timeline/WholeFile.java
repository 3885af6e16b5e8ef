package org.posrig.timeline;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files that are there as a whole or as they were before, whenever the process or the power ends. */
public final class WholeFile {

    private WholeFile() {}

    /** What is to be in a file, for one that is too large to be had in memory. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes beside the file, forces it to the disk and moves it into place. */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /** The same, piece by piece; the file may be read meanwhile. */
    public static void write(Path file, Content content) throws IOException {
        Path beside = beside(file);
        try {
            try (FileChannel channel = begun(beside)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
                content.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(beside);
            throw e;
        }
    }

    /** Finds out whether that can be done, for what takes long before it comes to it. */
    public static void requireWritable(Path file) throws IOException {
        Path beside = beside(file);
        begun(beside).close();
        Files.delete(beside);
    }

    private static FileChannel begun(Path beside) throws IOException {
        return FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    private static Path beside(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".part");
    }
}
