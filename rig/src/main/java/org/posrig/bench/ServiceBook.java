package org.posrig.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.posrig.fault.RigFault;

/**
 * Which terminals of a bench a doctor has put out of service, and why, kept in the bench's state folder until a doctor passes: no run gets them in between.
 * The file is not there while all are in service.
 */
public final class ServiceBook {

    private final Path file;
    private final ObjectMapper json = new ObjectMapper();

    /** @param state the bench's own folder in the state folder */
    public ServiceBook(Path state) {
        this.file = state.resolve("out-of-service.json");
    }

    /**
     * The terminals' names and the reasons.
     *
     * @throws RigFault when the file cannot be read
     */
    public Map<String, String> outOfService() {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            return Map.copyOf(json.readValue(file.toFile(), new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw fault("is damaged", e);
        } catch (IOException e) {
            throw fault("cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Writes down who is out of service from now on; nobody else is.
     *
     * @throws RigFault when it cannot be written
     */
    public void write(Map<String, String> reasons) {
        try {
            if (reasons.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            json.writerWithDefaultPrettyPrinter().writeValue(fresh.toFile(), new TreeMap<>(reasons));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw fault("cannot be written (" + e.getMessage() + ")", e);
        }
    }

    private RigFault fault(String what, IOException cause) {
        return new RigFault(
                RigFault.Cause.STORAGE,
                "The list of terminals that are out of service, " + file + ", " + what + ".",
                "See to the disk and its permissions; './posrig doctor' writes it anew.",
                cause);
    }
}
