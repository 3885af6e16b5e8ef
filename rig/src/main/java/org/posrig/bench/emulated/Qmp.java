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
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.RigFault;

/**
 * The emulator's own door: one JSON object a line each way, as QEMU's "QEMU Machine Protocol Specification" has it. A door serves one at a time.
 */
public final class Qmp implements AutoCloseable {

    /** No answer takes that long on a machine that lives. */
    private static final long PATIENCE_SECONDS = 30;

    private final SocketChannel channel;
    private final BufferedReader answers;
    private final ScheduledThreadPoolExecutor patience;
    private final ObjectMapper json = new ObjectMapper();

    private Qmp(SocketChannel channel) {
        this.channel = channel;
        this.answers = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        this.patience = new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform()
                        .daemon()
                        .name("patience at the emulator's door")
                        .factory());
        patience.setRemoveOnCancelPolicy(true);
    }

    /** @throws RigFault when nobody listens there */
    public static Qmp open(Path socket) {
        try {
            SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(socket));
            Qmp qmp = new Qmp(channel);
            qmp.ask("qmp_capabilities", Map.of());
            return qmp;
        } catch (IOException e) {
            throw gone(e);
        }
    }

    /**
     * Asks one thing and waits for its answer, half a minute at most; what the emulator tells unasked meanwhile is passed over, its greeting included.
     *
     * @throws RigFault when it refuses, or is gone
     */
    public synchronized JsonNode ask(String command, Map<String, Object> arguments) {
        Future<?> limit = patience.schedule(this::hangUp, PATIENCE_SECONDS, TimeUnit.SECONDS);
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
        } finally {
            limit.cancel(false);
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
        patience.shutdownNow();
        hangUp();
    }

    private void hangUp() {
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
