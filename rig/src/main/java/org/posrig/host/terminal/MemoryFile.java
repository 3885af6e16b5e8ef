package org.posrig.host.terminal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.posrig.fault.RigFault;

/** The acquirer's memory on disk: written beside and moved into place, so that there is always a whole one; mode 0600. */
final class MemoryFile {

    private static final String OWNER_ONLY = "rw-------";

    private final ObjectMapper json = new ObjectMapper();
    private final Path path;

    MemoryFile(Path path) {
        this.path = path;
    }

    Map<String, KeptTerminal> read() {
        if (!Files.exists(path)) {
            return Map.of();
        }
        try {
            return json.readValue(Files.readAllBytes(path), new TypeReference<>() {});
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "The acquirer's memory " + path + " cannot be read.",
                    "Delete it; the terminals then have to sign in again.",
                    e);
        }
    }

    void write(Map<String, KeptTerminal> memories) {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.deleteIfExists(fresh);
            Set<StandardOpenOption> create = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(
                    fresh, create, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)))) {
                channel.write(
                        ByteBuffer.wrap(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(memories)));
                channel.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "The acquirer's memory " + path + " cannot be written.",
                    "Free disk space or correct the folder's permissions.",
                    e);
        }
    }
}
