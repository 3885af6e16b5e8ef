package org.posrig.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.posrig.fault.RigFault;
import org.posrig.fault.ToType;
import org.posrig.timeline.WholeFile;

/**
 * Which terminals of a bench are out of service, kept in the bench's state folder: no run gets them. What a doctor has found, or a run
 * could not recover, holds until a doctor passes; what somebody has said holds until somebody says otherwise. The file is not there while all are in service.
 */
public final class ServiceBook {

    /** Who a terminal is out of service by that a doctor, and no person, has put there. */
    public static final String DOCTOR = "doctor";

    /**
     * Why a terminal is out of service.
     *
     * @param by an owner's name, or {@link #DOCTOR}
     * @param since empty where it was written down by a posrig that did not keep it
     */
    public record Entry(String reason, String by, Optional<Instant> since) {

        /** Whether a doctor that passes brings it back. */
        public boolean byDoctor() {
            return by.equals(DOCTOR);
        }
    }

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
        return entries().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().reason()));
    }

    /**
     * All that is known of each terminal that is out of service, by its name.
     *
     * @throws RigFault when the file cannot be read
     */
    public Map<String, Entry> entries() {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            JsonNode book = json.readTree(Files.readAllBytes(file));
            if (!book.isObject()) {
                throw fault("is damaged", new IOException("no object"));
            }
            Map<String, Entry> entries = new TreeMap<>();
            book.properties().forEach(entry -> entries.put(entry.getKey(), entry(entry.getValue())));
            return entries;
        } catch (JsonProcessingException | DateTimeException e) {
            throw fault("is damaged", e);
        } catch (IOException e) {
            throw fault("cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Writes down what a doctor has found; what a person has put out of service stays so.
     *
     * @return who is out of service now, with the reasons
     * @throws RigFault when it cannot be written
     */
    public Map<String, String> write(Map<String, String> reasons) {
        Map<String, Entry> before = readable();
        Map<String, Entry> after = new TreeMap<>();
        reasons.forEach((terminal, reason) -> after.put(
                terminal,
                new Entry(
                        reason,
                        DOCTOR,
                        Optional.ofNullable(before.get(terminal))
                                .filter(Entry::byDoctor)
                                .flatMap(Entry::since)
                                .or(() -> Optional.of(now())))));
        before.forEach((terminal, entry) -> {
            if (!entry.byDoctor()) {
                after.put(terminal, entry);
            }
        });
        keep(after);
        return outOfService();
    }

    /**
     * Puts a terminal out of service for everybody, until {@link #release}.
     *
     * @param by who says so
     * @throws RigFault when it cannot be read or written
     */
    public void take(String terminal, String reason, String by) {
        Map<String, Entry> entries = new TreeMap<>(entries());
        entries.put(terminal, new Entry(reason, by, Optional.of(now())));
        keep(entries);
    }

    /**
     * Writes down what a run could not recover, until a doctor passes; what a person has said of it stays.
     *
     * @throws RigFault when it cannot be read or written
     */
    synchronized void lost(String terminal, String reason) {
        if (Optional.ofNullable(entries().get(terminal))
                .filter(entry -> !entry.byDoctor())
                .isEmpty()) {
            take(terminal, reason, DOCTOR);
        }
    }

    /**
     * Brings a terminal back, whoever has put it out of service.
     *
     * @return what was known of it; empty when it was in service
     * @throws RigFault when it cannot be read or written
     */
    public Optional<Entry> release(String terminal) {
        Map<String, Entry> entries = new TreeMap<>(entries());
        Optional<Entry> released = Optional.ofNullable(entries.remove(terminal));
        if (released.isPresent()) {
            keep(entries);
        }
        return released;
    }

    // A doctor mends a book that is damaged: what it finds is written anew.
    private Map<String, Entry> readable() {
        try {
            return entries();
        } catch (RigFault damaged) {
            return Map.of();
        }
    }

    // Formerly nothing but the reason was written.
    private static Entry entry(JsonNode written) {
        return written.isTextual()
                ? new Entry(written.asText(), DOCTOR, Optional.empty())
                : new Entry(
                        written.path("reason").asText(),
                        written.path("by").asText(DOCTOR),
                        Optional.ofNullable(written.get("since")).map(since -> Instant.parse(since.asText())));
    }

    private void keep(Map<String, Entry> entries) {
        try {
            if (entries.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            ObjectNode book = json.createObjectNode();
            entries.forEach((terminal, entry) -> {
                ObjectNode written =
                        book.putObject(terminal).put("reason", entry.reason()).put("by", entry.by());
                entry.since().ifPresent(since -> written.put("since", since.toString()));
            });
            Files.createDirectories(file.toAbsolutePath().getParent());
            WholeFile.write(file, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(book));
        } catch (IOException e) {
            throw fault("cannot be written (" + e.getMessage() + ")", e);
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private RigFault fault(String what, Exception cause) {
        return new RigFault(
                RigFault.Cause.STORAGE,
                "The list of terminals that are out of service, " + file + ", " + what + ".",
                "See to the disk and its permissions; '" + ToType.posrig("doctor") + "' writes it anew.",
                cause);
    }
}
