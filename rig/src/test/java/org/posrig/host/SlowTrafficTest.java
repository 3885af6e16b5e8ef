package org.posrig.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jpos.iso.ISOServer;
import org.jpos.util.NameRegistrar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.host.interfacefile.InterfaceFile;
import org.posrig.host.issuer.TestCard;

/** A message has so much time from its first byte to its last, however its bytes are spread over it. */
class SlowTrafficTest {

    private static final int MESSAGE_TIME = 250;
    private static final int BETWEEN_BYTES = 40;

    @TempDir
    private Path folder;

    private RunningHost running;
    private HostLane lane;
    private RawTerminal neighbour;
    private TestCard card;

    @BeforeEach
    void start() {
        running = new RunningHost(
                Fixtures.config()
                        .speaking(InterfaceFile.shipped()
                                .withChannelProperty("message-time", String.valueOf(MESSAGE_TIME))),
                folder);
        lane = running.lane("lane", "20260001", "20260002");
        neighbour = new RawTerminal("20260002", running.host().port()).signedIn();
        card = lane.issuer().card("gold credit");
    }

    @AfterEach
    void stop() {
        neighbour.close();
        running.close();
    }

    @Test
    void a_message_that_drips_in_is_given_up_and_told_once_while_others_sell() throws Exception {
        byte[] bytes = neighbour.wire(RawTerminal.pack(neighbour.echo()));
        int sent;
        try (Socket slow = new Socket("127.0.0.1", running.host().port())) {
            slow.setSoTimeout(BETWEEN_BYTES);
            sent = drip(slow, bytes);
        }

        assertThat(sent).as("bytes of %d that were taken", bytes.length).isBetween(2, bytes.length - 1);
        assertThat(sale()).isEqualTo("00");
        String reason =
                "sent what is no message and is closed: a message that was not complete 250 ms after its first byte";
        assertThat(running.everythingSaid().split(Pattern.quote(reason), -1)).hasSize(2);
        assertThat(server().getActiveConnections()).isEqualTo(1);
    }

    // Until the host has had enough.
    private static int drip(Socket slow, byte[] bytes) throws IOException {
        for (int i = 0; i < bytes.length; i++) {
            try {
                slow.getOutputStream().write(bytes[i]);
                if (slow.getInputStream().read() < 0) {
                    return i + 1;
                }
            } catch (SocketTimeoutException e) {
                // Nothing comes: it still listens.
            } catch (IOException e) {
                return i + 1;
            }
        }
        return bytes.length;
    }

    @Test
    void a_message_in_two_pieces_is_in_time_and_shortens_no_pause_behind_it() throws Exception {
        byte[] bytes = neighbour.wire(RawTerminal.pack(neighbour.echo()));
        neighbour.send(Arrays.copyOf(bytes, 30));
        try (RawTerminal other = new RawTerminal("20260001", running.host().port())) {
            other.signedIn();
        }
        neighbour.send(Arrays.copyOfRange(bytes, 30, bytes.length));
        assertThat(neighbour.receive().body()).isNotEmpty();

        try (Socket slow = new Socket("127.0.0.1", running.host().port())) {
            slow.setSoTimeout(5_000);
            slow.getOutputStream().write(bytes, 0, 10);
            assertThat(slow.getInputStream().read()).isNegative();
        }
        assertThat(sale()).isEqualTo("00");
    }

    private String sale() {
        return neighbour.code(neighbour.payment("0200", "000000", "22", card, 1).with(22, "072"));
    }

    private ISOServer server() throws NameRegistrar.NotFoundException {
        return (ISOServer)
                NameRegistrar.get("server.posrig-port-" + running.host().port());
    }
}
