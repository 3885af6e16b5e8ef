package org.posrig.bench.emulated;

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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.RigFault;

/**
 * The emulator's own door: one JSON object a line each way, as QEMU's "QEMU Machine Protocol Specification" has it. A door serves one at a time.
 */
public final class Qmp implements AutoCloseable {

    private final SocketChannel channel;
    private final BufferedReader answers;
    private final ObjectMapper json = new ObjectMapper();

    private Qmp(SocketChannel channel) {
        this.channel = channel;
        this.answers = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
    }

    /** @throws RigFault when nobody listens there */
    public static Qmp open(Path socket) {
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(socket));
            Qmp qmp = new Qmp(channel);
            qmp.answers.readLine();
            qmp.ask("qmp_capabilities", Map.of());
            return qmp;
        } catch (IOException e) {
            throw gone(e);
        }
    }

    /**
     * Asks one thing and waits for its answer; what the emulator tells unasked meanwhile is passed over.
     *
     * @throws RigFault when it refuses, or is gone
     */
    public synchronized JsonNode ask(String command, Map<String, Object> arguments) {
        try {
            write(json.writeValueAsString(Map.of("execute", command, "arguments", arguments)));
            while (true) {
                String line = answers.readLine();
                if (line == null) {
                    throw new IOException("it has ended");
                }
                JsonNode answer = json.readTree(line);
                if (answer.has("error")) {
                    throw new RigFault(
                            RigFault.Cause.FIXTURE,
                            "The emulator refuses '" + command + "': "
                                    + answer.path("error").path("desc").asText() + ".",
                            "See qemu.log in the emulated Pi's folder.");
                }
                if (answer.has("return")) {
                    return answer.path("return");
                }
            }
        } catch (IOException e) {
            throw gone(e);
        }
    }

    /** The answer to a line of QEMU's human monitor. */
    public String monitor(String line) {
        return ask("human-monitor-command", Map.of("command-line", line)).asText();
    }

    /** Where the header's lines stand now. */
    public GpioReading gpio() {
        long before = System.nanoTime();
        String words = monitor(GpioReading.QUESTION);
        return GpioReading.of(words, before + (System.nanoTime() - before) / 2);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static RigFault gone(@Nullable Throwable cause) {
        return new RigFault(
                RigFault.Cause.FIXTURE,
                "The emulator does not answer at its door" + (cause == null ? "" : " (" + cause.getMessage() + ")")
                        + ".",
                "Start the emulated Pi with './posrig emulated-pi up'; qemu.log in its folder may tell why it ended.",
                cause == null ? new IOException("it has ended") : cause);
    }
}
