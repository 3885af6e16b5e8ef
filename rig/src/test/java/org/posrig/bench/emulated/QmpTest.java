package org.posrig.bench.emulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.RigFault;

final class QmpTest {

    private static final String GREETING = "{\"QMP\": {\"version\": {}, \"capabilities\": []}}";
    private static final String NOTHING = "{\"return\": {}}";

    @TempDir
    Path folder;

    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

    @Test
    void an_answer_is_found_among_what_the_emulator_tells_unasked() throws IOException, InterruptedException {
        try (ServerSocketChannel server = emulator(
                        GREETING,
                        NOTHING,
                        "{\"event\": \"DEVICE_DELETED\", \"data\": {}}\n{\"return\": \"0x00000001\"}");
                Qmp door = Qmp.open(folder.resolve("door"))) {
            assertThat(door.monitor("xp /1wx 0x3f200034")).isEqualTo("0x00000001");
            assertThat(asked.take()).contains("qmp_capabilities");
            assertThat(asked.take()).contains("human-monitor-command", "xp /1wx 0x3f200034");
        }
    }

    @Test
    void what_the_emulator_refuses_is_told_with_its_words() throws IOException {
        try (ServerSocketChannel server = emulator(
                        GREETING,
                        NOTHING,
                        "{\"error\": {\"class\": \"DeviceNotFound\", \"desc\": \"Device 'x' not found\"}}");
                Qmp door = Qmp.open(folder.resolve("door"))) {
            assertThatThrownBy(() -> door.ask("device_del", Map.of("id", "x")))
                    .isInstanceOf(RigFault.class)
                    .hasMessageContaining("refuses 'device_del': Device 'x' not found.");
        }
    }

    @Test
    void an_emulator_that_ends_is_told() throws IOException {
        try (ServerSocketChannel server = emulator(GREETING, NOTHING);
                Qmp door = Qmp.open(folder.resolve("door"))) {
            assertThatThrownBy(door::gpio).isInstanceOf(RigFault.class).hasMessageContaining("it has ended");
        }
    }

    @Test
    void a_door_that_is_not_there_says_how_to_switch_on() {
        assertThatThrownBy(() -> Qmp.open(folder.resolve("none")))
                .isInstanceOf(RigFault.class)
                .hasMessageContaining("./posrig emulated-pi up");
    }

    /** Greets, then answers each line with the next of these, then hangs up. */
    private ServerSocketChannel emulator(String greeting, String... answers) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(folder.resolve("door")));
        Thread.ofVirtual().start(() -> {
            try (SocketChannel channel = server.accept();
                    BufferedReader lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8))) {
                say(channel, greeting);
                for (String answer : List.of(answers)) {
                    asked.add(lines.readLine());
                    say(channel, answer);
                }
                lines.readLine();
            } catch (IOException e) {
                asked.add(String.valueOf(e.getMessage()));
            }
        });
        return server;
    }

    private static void say(SocketChannel channel, String line) throws IOException {
        channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
