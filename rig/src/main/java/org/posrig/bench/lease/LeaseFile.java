package org.posrig.bench.lease;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;
import org.posrig.timeline.WholeFile;

/** {@code lease.json}, there as a whole or not at all whenever the process or the power ends. */
final class LeaseFile {

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;
    private final String bench;

    LeaseFile(Path file, String bench) {
        this.file = file;
        this.bench = bench;
    }

    Optional<BenchLease> read() {
        try {
            JsonNode lease = json.readTree(Files.readAllBytes(file));
            return Optional.of(new BenchLease(
                    text(lease, "owner"),
                    Instant.parse(text(lease, "since")),
                    lease.has("until") ? Optional.of(Instant.parse(text(lease, "until"))) : Optional.empty(),
                    text(lease, "why")));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JsonProcessingException | DateTimeException | BadInput e) {
            throw fault("is not what the rig has written", e);
        } catch (IOException e) {
            throw fault("cannot be read (" + e.getMessage() + ")", e);
        }
    }

    void write(BenchLease lease) {
        ObjectNode written = json.createObjectNode()
                .put("owner", lease.owner())
                .put("since", lease.since().toString());
        lease.until().ifPresent(end -> written.put("until", end.toString()));
        written.put("why", lease.why());
        try {
            WholeFile.write(file, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(written));
        } catch (IOException e) {
            throw fault("cannot be written (" + e.getMessage() + ")", e);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw fault("cannot be removed (" + e.getMessage() + ")", e);
        }
    }

    RigFault fault(String what, Exception cause) {
        return new RigFault(
                RigFault.Cause.STORAGE,
                "The lease of the bench " + bench + ", " + file + ", " + what + ".",
                "See to its permissions and to the disk; where the file is broken, ask who has the bench and take the file away.",
                cause);
    }

    private static String text(JsonNode lease, String key) {
        JsonNode value = lease.get(key);
        if (value == null || !value.isTextual()) {
            throw new BadInput(key + " is no text");
        }
        return value.textValue();
    }
}
