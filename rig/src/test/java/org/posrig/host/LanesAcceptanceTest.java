package org.posrig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.posrig.host.TerminalAtTheLine.wrong;
import static org.posrig.standin.acquirer.SaleRequest.Entry.CHIP;
import static org.posrig.standin.acquirer.SaleRequest.Entry.CONTACTLESS;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.RigFault;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.journal.Exchange;
import org.posrig.standin.acquirer.Outcome;

class LanesAcceptanceTest {

    private static final long SEED = 20260727;

    private static RunningHost running;

    @BeforeAll
    static void start(@TempDir Path folder) {
        running = new RunningHost(Fixtures.config().withOwnPorts(Set.of("20260001", "20260002")), folder);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void two_lanes_at_once_have_counters_journals_and_timelines_of_their_own() {
        try (HostLane left = running.lane("left", "20260001");
                HostLane right = running.lane("right", "20260002")) {
            TerminalAtTheLine leftTerminal = running.terminal("20260001").signedIn();
            TerminalAtTheLine rightTerminal = running.terminal("20260002").signedIn();
            TestCard card = left.issuer().card("everyday debit");
            for (int i = 0; i < 3; i++) {
                leftTerminal.sale(CHIP, card, 100, wrong(card.pin()));
                assertThat(rightTerminal.saleCode(CHIP, card, 100, card.pin())).isEqualTo("00");
            }

            assertThat(left.issuer().locked(card)).isTrue();
            assertThat(right.issuer().locked(card)).isFalse();
            assertThat(left.journal().exchanges())
                    .extracting(Exchange::terminalNumber)
                    .containsOnly("20260001");
            assertThat(right.journal().approvedSales()).hasSize(3);
            assertThat(running.messages("right"))
                    .extracting(message -> message.terminalNumber())
                    .containsOnly("20260002");
        }
    }

    @Test
    void one_card_on_two_terminals_of_a_lane_has_one_counter() {
        try (HostLane lane = running.lane("pair", "20260001", "20260002")) {
            TerminalAtTheLine one = running.terminal("20260001").signedIn();
            TerminalAtTheLine two = running.terminal("20260002").signedIn();
            TestCard card = lane.issuer().card("second debit");

            assertThat(one.saleCode(CHIP, card, 100, wrong(card.pin()))).isEqualTo("55");
            assertThat(two.saleCode(CHIP, card, 100, wrong(card.pin()))).isEqualTo("55");
            assertThat(one.saleCode(CHIP, card, 100, wrong(card.pin()))).isEqualTo("75");
            assertThat(two.saleCode(CHIP, card, 100, card.pin())).isEqualTo("75");
            assertThat(lane.issuer().locked(lane.issuer().card("third debit"))).isFalse();
        }
    }

    @Test
    void refusing_one_lane_shuts_its_own_port_and_leaves_the_other_lane_alone() {
        try (HostLane left = running.lane("left", "20260001");
                HostLane right = running.lane("right", "20260002")) {
            TerminalAtTheLine leftTerminal = running.terminal("20260001").signedIn();
            TerminalAtTheLine rightTerminal = running.terminal("20260002").signedIn();
            TestCard card = left.issuer().card("everyday debit");
            TerminalAtTheLine onSharedPort =
                    new TerminalAtTheLine("20260001", running.host().port());

            left.network().refuseConnections(true);

            assertThat(leftTerminal.sale(CHIP, card, 100, card.pin())).isInstanceOf(Outcome.NotConnected.class);
            assertThat(onSharedPort.echo()).isInstanceOf(Outcome.NoAnswer.class);
            assertThat(rightTerminal.saleCode(CHIP, card, 100, card.pin())).isEqualTo("00");
            assertThat(left.journal().sales()).isEmpty();
        }
        try (HostLane again = running.lane("again", "20260001")) {
            running.terminal("20260001").signedIn();
            assertThat(again.journal().exchanges()).hasSize(1);
        }
    }

    @Test
    void a_terminal_can_be_in_one_open_lane_only_and_must_be_known() {
        try (HostLane first = running.lane("first", "20260001")) {
            assertThatThrownBy(() -> running.lane("second", "20260001"))
                    .isInstanceOf(RigFault.class)
                    .hasMessageContaining("'" + first.name() + "'");
            assertThatThrownBy(() -> running.lane("second", "20269999"))
                    .isInstanceOf(RigFault.class)
                    .hasMessageContaining("terminals.yaml");
        }
        running.lane("second", "20260001").close();
    }

    @Test
    void eight_terminals_at_once_are_served_and_booked_exactly() throws Exception {
        Set<String> numbers =
                Set.of("20260001", "20260002", "20260003", "20260004", "20260005", "20260006", "20260007", "20260008");
        try (HostLane lane = running.host().openLane("crowd", numbers);
                ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            TestCard card = lane.issuer().card("gold credit");
            List<Future<?>> work = new ArrayList<>();
            for (String number : numbers) {
                work.add(crowd.submit(() -> {
                    TerminalAtTheLine terminal = running.terminal(number).signedIn();
                    for (int i = 0; i < 10; i++) {
                        assertThat(terminal.saleCode(CONTACTLESS, card, 100, ""))
                                .isEqualTo("00");
                    }
                }));
            }
            for (Future<?> task : work) {
                task.get();
            }

            assertThat(lane.journal().approvedSales()).hasSize(80);
            assertThat(lane.issuer().balance(card)).isEqualTo(card.balance() - 8000);
        }
    }

    @Test
    void rubbish_at_the_port_harms_nobody() throws IOException {
        try (HostLane lane = running.lane("calm", "20260001")) {
            TerminalAtTheLine terminal = running.terminal("20260001").signedIn();
            TestCard card = lane.issuer().card("everyday debit");
            Random random = new Random(SEED);
            for (int i = 0; i < 60; i++) {
                rubbish(random);
            }

            assertThat(terminal.saleCode(CHIP, card, 100, card.pin())).isEqualTo("00");
            assertThat(lane.journal().sales()).hasSize(1);
            assertThat(running.everythingSaid()).contains("sent what is no message and is closed");
        }
    }

    private static void rubbish(Random random) throws IOException {
        byte[] bytes = new byte[random.nextInt(1, 400)];
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
            bytes = fitting(bytes);
        }
        try (Socket socket = new Socket("127.0.0.1", running.host().portFor("20260001"))) {
            socket.setSoTimeout(2000);
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
            drain(socket.getInputStream());
        }
    }

    // A right length and a known message type get further in than plain noise.
    private static byte[] fitting(byte[] noise) {
        byte[] bytes = new byte[noise.length + 15];
        System.arraycopy(noise, 0, bytes, 15, noise.length);
        bytes[0] = (byte) (bytes.length - 2 >> 8);
        bytes[1] = (byte) (bytes.length - 2);
        bytes[2] = 0x60;
        bytes[13] = 2;
        return bytes;
    }

    private static void drain(InputStream in) {
        try {
            in.readAllBytes();
        } catch (IOException e) {
            // Whatever the host does with rubbish, ending the connection is among it.
        }
    }
}
