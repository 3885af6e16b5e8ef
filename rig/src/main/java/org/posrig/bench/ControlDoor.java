package org.posrig.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.posrig.fault.RigFault;

/**
 * The door by which a bench reaches into a stand-in, as a hand would reach into a real terminal: its clock, the card that lies at
 * a position, a defect, its display's plug. One JSON object a line each way.
 */
public final class ControlDoor implements AutoCloseable {

    private final String terminal;
    private final SocketChannel channel;
    private final BufferedReader answers;
    private final ObjectMapper json = new ObjectMapper();

    ControlDoor(String terminal, Path socket) {
        this.terminal = terminal;
        try {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            throw fault("does not open its control door (" + e.getMessage() + ").", e);
        }
        answers = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    }

    /** Injects the terminal master key, 32 hex digits, as a mother terminal would. */
    public void injectMasterKey(String hex) {
        ask(Map.of("op", "inject", "masterKey", hex));
    }

    /** Lays a card at a position of the stand-in's card multiplexer. */
    public void fit(int position, Map<String, Object> card) {
        Map<String, Object> question = new java.util.HashMap<>(card);
        question.put("op", "fit");
        question.put("position", position);
        ask(question);
    }

    /** Switches a defect of the firmware on or off. */
    public void defect(String name, boolean on) {
        ask(Map.of("op", "defect", "name", name, "on", on));
    }

    /** Leaves room in the terminal's memory for so many payments, up to 999, until it is settled. */
    public void leaveRoom(int payments) {
        ask(Map.of("op", "room", "payments", payments));
    }

    /** Moves the terminal's clock on. */
    public void advanceClock(Duration by) {
        ask(Map.of("op", "clock", "advance", by.toString()));
    }

    /** Lets time pass for the terminal at once: what it waits for is over. */
    public void passTime(Duration by) {
        ask(Map.of("op", "pass", "by", by.toString()));
    }

    /**
     * Wears the contact of a key out, or mends it.
     *
     * @param key by the profile's name
     * @param wear bounces, sticks, dead or none
     */
    public void wearKey(String key, String wear) {
        ask(Map.of("op", "key", "name", key, "wear", wear));
    }

    /** Sets the terminal's clock right again, however far it was moved. */
    public void setClockRight() {
        ask(Map.of("op", "clock", "ahead", Duration.ZERO.toString()));
    }

    /** Pulls the display's plug. */
    public void cutDisplay() {
        ask(Map.of("op", "display", "wire", "cut"));
    }

    /** Puts the display's plug back, under the same name. */
    public void restoreDisplay() {
        ask(Map.of("op", "display", "wire", "restored"));
    }

    /** Puts paper into the printer, or takes it out. */
    public void paper(boolean present) {
        ask(Map.of("op", "paper", "present", present));
    }

    /** Opens the terminal's case: it locks itself. */
    public void tamper() {
        ask(Map.of("op", "tamper", "on", true));
    }

    /**
     * Lets the firmware hang until its power is cut.
     *
     * @param forGood it does not come up from that either
     */
    public void hang(boolean forGood) {
        ask(Map.of("op", "hang", "forGood", forGood));
    }

    /** Lets the screen sleep. */
    public void sleep() {
        ask(Map.of("op", "sleep"));
    }

    /**
     * An entry of the terminal's own journal.
     *
     * @param kind such as SALE or REVERSED
     */
    public record Kept(String kind, int trace, long fen) {}

    /** What the terminal has in its journal, oldest first. */
    public List<Kept> journal() {
        List<Kept> kept = new ArrayList<>();
        ask(Map.of("op", "journal"))
                .path("entries")
                .forEach(entry -> kept.add(new Kept(
                        entry.path("kind").asText(),
                        entry.path("trace").asInt(),
                        entry.path("fen").asLong())));
        return kept;
    }

    /** The longest that its loop has been late, or busy with one thing, since this was last asked; a few milliseconds where the machine has time for it. */
    public Duration late() {
        return Duration.ofMillis(ask(Map.of("op", "late")).path("millis").asLong());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized JsonNode ask(Map<String, Object> question) {
        try {
            channel.write(ByteBuffer.wrap((json.writeValueAsString(question) + "\n").getBytes(StandardCharsets.UTF_8)));
            String answer = answers.readLine();
            if (answer == null) {
                throw new IOException("it closed the door");
            }
            JsonNode read = json.readTree(answer);
            if (!read.path("ok").asBoolean()) {
                throw fault(
                        "refuses '" + question.get("op") + "': "
                                + read.path("error").asText(),
                        null);
            }
            return read;
        } catch (IOException e) {
            throw fault("does not answer at its control door (" + e.getMessage() + ").", e);
        }
    }

    private RigFault fault(String what, @org.jspecify.annotations.Nullable Throwable cause) {
        return new RigFault(
                RigFault.Cause.STAND_IN,
                "The stand-in terminal " + terminal + " " + what,
                "See what it wrote to its .err file in the run's folder.",
                cause);
    }
}
