package org.posrig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.posrig.host.TerminalAtTheLine.answered;
import static org.posrig.standin.acquirer.SaleRequest.Entry.CHIP;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.RigFault;
import org.posrig.host.issuer.TestCard;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

class SignInAcceptanceTest {

    @TempDir
    Path folder;

    @Test
    void unknown_terminals_terminals_without_lane_and_strange_merchants_are_refused() {
        try (RunningHost running = new RunningHost(Fixtures.config(), folder);
                HostLane lane = running.lane("lane", "20260001")) {
            int port = running.host().port();
            TerminalAtTheLine withoutLane = running.terminal("20260002");
            TerminalAtTheLine strange =
                    new TerminalAtTheLine("20260001", "104290057220002", port, Duration.ofSeconds(5));

            assertThat(answered(withoutLane.signIn()).code()).isEqualTo("97");
            assertThat(answered(strange.signIn()).code()).isEqualTo("03");
            lane.service().withdrawTerminal("20260001");
            assertThat(answered(running.terminal("20260001").signIn()).code()).isEqualTo("97");
        }
    }

    @Test
    void a_terminal_that_never_signed_in_is_told_to() {
        try (RunningHost running = new RunningHost(Fixtures.config(), folder);
                HostLane lane = running.lane("lane", "20260001")) {
            TestCard card = lane.issuer().card("everyday debit");

            assertThat(running.terminal("20260001").saleCode(CHIP, card, 100, card.pin()))
                    .isEqualTo("A0");
        }
    }

    @Test
    void working_keys_outlive_lanes_and_with_a_state_folder_the_host_without_a_clear_key_on_disk() throws IOException {
        Path state = folder.resolve("state");
        TerminalAtTheLine terminal;
        TestCard card;
        try (RunningHost first = new RunningHost(Fixtures.config().rememberingIn(state), folder)) {
            try (HostLane lane = first.lane("one", "20260001")) {
                terminal = first.terminal("20260001").signedIn();
                card = lane.issuer().card("everyday debit");
            }
            try (HostLane lane = first.lane("two", "20260001")) {
                assertThat(terminal.saleCode(CHIP, card, 100, card.pin())).isEqualTo("00");
                assertThat(lane.journal().exchanges()).hasSize(1);
            }
        }
        try (RunningHost second = new RunningHost(Fixtures.config().rememberingIn(state), folder);
                HostLane lane = second.lane("three", "20260001")) {
            TerminalAtTheLine same = second.terminal("20260001");
            same.signedIn(terminal.pinKey().orElseThrow(), terminal.macKey().orElseThrow(), terminal.batch());
            assertThat(same.saleCode(CHIP, card, 100, card.pin())).isEqualTo("00");
        }
        Path file = state.resolve("host-state.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(file))
                .doesNotContainIgnoringCase(
                        HexFormat.of().formatHex(terminal.pinKey().orElseThrow()))
                .doesNotContainIgnoringCase(
                        HexFormat.of().formatHex(terminal.macKey().orElseThrow()));
    }

    @Test
    void a_taken_port_is_a_fault_that_names_it() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            HostConfig config = Fixtures.config().at("127.0.0.1", taken.getLocalPort());

            assertThatThrownBy(() -> AcquirerHost.start(config, new Timeline(new Secrets()), folder))
                    .isInstanceOfSatisfying(RigFault.class, fault -> {
                        assertThat(fault.kind()).isEqualTo(RigFault.Cause.NETWORK_PORT);
                        assertThat(fault).hasMessageContaining(String.valueOf(taken.getLocalPort()));
                    });
        }
        new RunningHost(Fixtures.config(), folder).close();
    }

    @Test
    void nothing_of_a_closed_host_keeps_the_process_alive() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        new RunningHost(Fixtures.config(), folder).close();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !thread.isDaemon() && !before.contains(thread))
                .allSatisfy(
                        thread -> assertThat(thread.join(Duration.ofSeconds(3))).isTrue());
    }

    @Test
    void a_second_host_in_this_process_is_refused_and_leaves_the_first_one_alone() {
        try (RunningHost running = new RunningHost(Fixtures.config(), folder);
                HostLane lane = running.lane("lane", "20260001")) {
            assertThatThrownBy(() -> new RunningHost(Fixtures.config(), folder.resolve("second")))
                    .isInstanceOf(RigFault.class);

            running.terminal("20260001").signedIn();
            assertThat(lane.journal().exchanges()).hasSize(1);
        }
    }

    @Test
    void the_published_sign_in_request_gets_a_reply_with_swapped_addresses_and_its_own_header() throws IOException {
        String published = "0057600501000061310031110808000020000000c000160000013939393939393036303031343330"
                + "3137303131393939390011000000000030002553657175656e6365204e6f31323330363039393939393930360003303031";
        try (RunningHost running = new RunningHost(Fixtures.config(), folder);
                Socket socket = new Socket("127.0.0.1", running.host().port())) {
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(HexFormat.of().parseHex(published));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] reply = new byte[in.readUnsignedShort()];
            in.readFully(reply);

            assertThat(HexFormat.of().formatHex(reply)).startsWith("6000000501" + "613100311108" + "0810");
            assertThat(new String(reply, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .contains("9799999906");
        }
    }
}
