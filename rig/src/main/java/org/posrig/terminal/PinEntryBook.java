package org.posrig.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posrig.fault.RigFault;
import org.posrig.timeline.WholeFile;

/**
 * When PINs were entered on one terminal, kept from run to run: what a terminal takes in a time does not begin anew because the rig does. One line
 * an entry, on disk before its first key is pressed, so that neither kill -9 nor a power cut forgets one. Tells when, and nothing of what was
 * typed.
 *
 * <p>How long ago an entry was is reckoned by the clock that only goes forward, never by the one on the wall, which may be set meanwhile. After
 * a start of the machine an entry counts as made at that start, the latest that it can have been.
 */
public final class PinEntryBook {

    /** As many as a profile can ask about. */
    private static final int MOST = PacingReader.MOST_PINS;

    private record Entry(String boot, Duration sinceBoot) {}

    /**
     * An entry that was made.
     *
     * @param ago how long ago at least
     * @param surely false where the machine was started since, so that it was longer than that
     */
    public record Made(Duration ago, boolean surely) {}

    private final Optional<Path> file;
    private final MachineTime time;
    private final ObjectMapper json = new ObjectMapper();

    private PinEntryBook(Optional<Path> file, MachineTime time) {
        this.file = file;
        this.time = time;
    }

    /** Goes on with a file, or begins one with the first entry. */
    public static PinEntryBook in(Path file, MachineTime time) {
        return new PinEntryBook(Optional.of(file), time);
    }

    /** Entries that are forgotten. */
    public static PinEntryBook unkept() {
        return new PinEntryBook(Optional.empty(), MachineTime.here());
    }

    /**
     * Writes down that a PIN is about to be entered; returns when it is on disk.
     *
     * @throws RigFault when it cannot be written
     */
    void enter() {
        file.ifPresent(path -> {
            try (FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                channel.write(ByteBuffer.wrap(line(here()).getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            } catch (IOException e) {
                throw fault(path, "cannot be written", e);
            }
        });
    }

    /**
     * The last entries, in the order in which they were made; older ones than can matter are struck out of the file.
     *
     * @throws RigFault when it cannot be read
     */
    List<Made> made() {
        if (file.filter(Files::exists).isEmpty()) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        for (String line : lines(file.get())) {
            // Half a line is one whose PIN was never typed: its process or the machine ended before it was whole.
            entry(line).ifPresent(entries::add);
        }
        List<Entry> last = entries.subList(Math.max(0, entries.size() - MOST), entries.size());
        keep(file.get(), last);
        return last.stream().map(this::reckoned).toList();
    }

    private Made reckoned(Entry entry) {
        Duration up = time.sinceBoot();
        Duration ago = up.minus(entry.sinceBoot());
        if (entry.boot().equals(time.boot())) {
            // Where no start can be told from another, one that is to come was made before the last.
            return ago.isNegative() ? new Made(time.boot().isEmpty() ? up : Duration.ZERO, false) : new Made(ago, true);
        }
        return new Made(up, false);
    }

    private Entry here() {
        return new Entry(time.boot(), time.sinceBoot());
    }

    private String line(Entry entry) {
        return json.createObjectNode()
                        .put("boot", entry.boot())
                        .put("up", entry.sinceBoot().toMillis() / 1000.0)
                + "\n";
    }

    private Optional<Entry> entry(String line) {
        try {
            JsonNode read = json.readTree(line);
            return read.path("boot").isTextual() && read.path("up").isNumber()
                    ? Optional.of(new Entry(
                            read.path("boot").textValue(),
                            Duration.ofMillis(Math.round(read.path("up").doubleValue() * 1000))))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static List<String> lines(Path path) {
        try {
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw fault(path, "cannot be read", e);
        }
    }

    // Also so that what is appended next does not go behind half a line.
    private void keep(Path path, List<Entry> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> text.append(line(entry)));
        try {
            WholeFile.write(path, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw fault(path, "cannot be written", e);
        }
    }

    private static RigFault fault(Path path, String what, IOException cause) {
        return new RigFault(
                RigFault.Cause.STORAGE,
                "The file " + path + ", which keeps when PINs were entered, " + what + " (" + cause.getMessage() + ").",
                "See to the disk; where the file is broken, take it away, and wait as long as the profile's pin-entries say.",
                cause);
    }
}
