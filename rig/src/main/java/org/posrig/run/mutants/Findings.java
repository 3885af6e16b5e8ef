package org.posrig.run.mutants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;
import org.posrig.timeline.LineFile;

/** What has been found so far, as JSON lines on disk as it is found, so that a hunt that was stopped can be taken up again. */
final class Findings implements AutoCloseable {

    private final ObjectMapper json = new ObjectMapper();
    private final Path path;
    private final Map<String, Finding> byDefect = new LinkedHashMap<>();
    private final LineFile file;

    /** @param resume whether what the file holds already counts; otherwise it begins anew */
    Findings(Path path, boolean resume) {
        this.path = path;
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (resume && Files.exists(path)) {
                read();
            }
            Files.deleteIfExists(path);
            file = new LineFile(path);
        } catch (IOException e) {
            throw storage(e);
        }
        byDefect.values().forEach(this::append);
    }

    synchronized Optional<Finding> of(String defect) {
        return Optional.ofNullable(byDefect.get(defect));
    }

    synchronized void add(Finding finding) {
        byDefect.put(finding.defect(), finding);
        append(finding);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw storage(e);
        }
    }

    private void read() throws IOException {
        for (String line : Files.readAllLines(path)) {
            try {
                Finding finding = json.readValue(line, Finding.class);
                byDefect.put(finding.defect(), finding);
            } catch (JsonProcessingException e) {
                // The last line of a hunt that was killed may be half a line; any other is not ours.
                if (!line.startsWith("{")) {
                    throw new BadInput(path + ": this is no file of findings; remove it, or leave --resume out.");
                }
            }
        }
    }

    private void append(Finding finding) {
        try {
            file.append((json.writerFor(Finding.class).writeValueAsString(finding) + "\n")
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw storage(e);
        }
    }

    private RigFault storage(IOException e) {
        return new RigFault(
                RigFault.Cause.STORAGE,
                "The findings cannot be kept in " + path + " (" + e.getMessage() + ").",
                "See to the disk and its permissions.",
                e);
    }
}
