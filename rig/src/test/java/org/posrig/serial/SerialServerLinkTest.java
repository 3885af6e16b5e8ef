package org.posrig.serial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.posrig.fault.RigFault;

@Timeout(20)
final class SerialServerLinkTest {

    private static final SerialSettings SETTINGS = SerialSettings.eightNone1(115_200);

    private final Heard heard = new Heard();
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
        link.start(heard);
        try (Socket device = server.accept()) {
            device.getOutputStream().write(new byte[] {0x1B, '[', 'H', 0, 17, 19, (byte) 0xFF});
            String all = heard.next();
            while (all.length() < 7) {
                all += heard.next();
            }
            assertThat(all).isEqualTo("\033[H\000\021\023\377");
            link.write(new byte[] {'o', 'k', 3});
            assertThat(device.getInputStream().readNBytes(3)).containsExactly('o', 'k', 3);
        }
    }

    @Test
    void a_server_that_ends_is_told_once_and_taken_up_again() throws IOException {
        link.start(heard);
        int port = server.getLocalPort();
        server.accept().close();
        server.close();
        assertThat(heard.next()).isEqualTo("LOST The serial device at tcp://127.0.0.1:" + port + " is gone.");
        assertThatThrownBy(() -> link.write(new byte[] {1})).isInstanceOf(RigFault.class);

        server = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
        try (Socket device = server.accept()) {
            assertThat(heard.next()).isEqualTo("BACK");
            device.getOutputStream().write("again".getBytes(ISO_8859_1));
            assertThat(heard.next()).isEqualTo("again");
        }
    }

    @Test
    void a_connection_that_is_cut_is_told() throws IOException {
        link.start(heard);
        Socket device = server.accept();
        device.setSoLinger(true, 0);
        device.close();
        assertThat(heard.next()).startsWith("LOST");
    }

    @Test
    void a_server_that_does_not_answer_is_named() throws IOException {
        server.close();
        assertThatThrownBy(() -> link.start(heard))
                .isInstanceOf(RigFault.class)
                .hasMessage(
                        "The serial server at " + link.name()
                                + " does not answer. See that it runs, that the port is right and that nobody else is connected to it.");
    }

    @Test
    void a_link_that_is_looking_for_its_server_can_be_closed() throws IOException {
        link.start(heard);
        server.accept().close();
        server.close();
        assertThat(heard.next()).startsWith("LOST");
        link.close();
        assertThat(heard.left()).isEmpty();
    }
}
