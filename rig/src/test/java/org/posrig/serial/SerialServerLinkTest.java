package org.posrig.serial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.posrig.fault.RigFault;

@Timeout(20)
final class SerialServerLinkTest {

    private static final SerialSettings SETTINGS = SerialSettings.eightNone1(115_200);

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private ServerSocket server;
    private ByteLink link;

    @BeforeEach
    void serve() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        link = ByteLink.to("tcp://127.0.0.1:" + server.getLocalPort(), SETTINGS);
    }

    @AfterEach
    void end() throws IOException {
        link.close();
        server.close();
    }

    @Test
    void bytes_travel_both_ways_unchanged() throws IOException {
        link.start(new Hearing());
        try (Socket device = server.accept()) {
            device.getOutputStream().write(new byte[] {0x1B, '[', 'H', 0, 17, 19, (byte) 0xFF});
            String all = heard();
            while (all.length() < 7) {
                all += heard();
            }
            assertThat(all).isEqualTo("\033[H\000\021\023\377");
            link.write(new byte[] {'o', 'k', 3});
            assertThat(device.getInputStream().readNBytes(3)).containsExactly('o', 'k', 3);
        }
    }

    @Test
    void a_server_that_ends_is_told_once_and_taken_up_again() throws IOException {
        link.start(new Hearing());
        int port = server.getLocalPort();
        server.accept().close();
        server.close();
        assertThat(heard()).isEqualTo("LOST The serial device at tcp://127.0.0.1:" + port + " is gone.");
        assertThatThrownBy(() -> link.write(new byte[] {1})).isInstanceOf(RigFault.class);

        server = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
        try (Socket device = server.accept()) {
            assertThat(heard()).isEqualTo("BACK");
            device.getOutputStream().write("again".getBytes(ISO_8859_1));
            assertThat(heard()).isEqualTo("again");
        }
    }

    @Test
    void a_connection_that_is_cut_is_told() throws IOException {
        link.start(new Hearing());
        Socket device = server.accept();
        device.setSoLinger(true, 0);
        device.close();
        assertThat(heard()).startsWith("LOST");
    }

    @Test
    void a_server_that_does_not_answer_is_named() throws IOException {
        server.close();
        assertThatThrownBy(() -> link.start(new Hearing()))
                .isInstanceOf(RigFault.class)
                .hasMessage(
                        "The serial server at " + link.name()
                                + " does not answer. See that it runs, that the port is right and that nobody else is connected to it.");
    }

    @Test
    void a_link_that_is_looking_for_its_server_can_be_closed() throws IOException {
        link.start(new Hearing());
        server.accept().close();
        server.close();
        assertThat(heard()).startsWith("LOST");
        link.close();
        assertThat(heard).isEmpty();
    }

    private String heard() {
        try {
            String next = heard.poll(5, TimeUnit.SECONDS);
            assertThat(next).as("something heard within 5 s").isNotNull();
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Hearing implements ByteLinkListener {

        @Override
        public void bytes(byte[] bytes, int length) {
            heard.add(new String(bytes, 0, length, ISO_8859_1));
        }

        @Override
        public void lost(RigFault fault) {
            heard.add("LOST " + fault.getMessage().replace(" " + fault.hint(), ""));
        }

        @Override
        public void back() {
            heard.add("BACK");
        }
    }
}
