package org.posrig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.posrig.host.TerminalAtTheLine.answered;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.RigFault;
import org.posrig.host.network.Direction;
import org.posrig.standin.acquirer.Outcome;

/** A terminal that can be told no other port meets its line there, so that the network can be troubled for it too. */
class FixedPortTest {

    private static final String NUMBER = "20260001";

    @TempDir
    private Path folder;

    @Test
    void whoever_uses_the_fixed_port_has_the_lines_weather() throws IOException {
        int fixed = freePort();
        try (RunningHost running = new RunningHost(Fixtures.config().withOwnPorts(Map.of(NUMBER, fixed)), folder);
                HostLane lane = running.lane("lane", NUMBER)) {
            TerminalAtTheLine terminal = new TerminalAtTheLine(NUMBER, fixed).signedIn();
            assertThat(running.host().portFor(NUMBER)).isEqualTo(fixed);
            assertThat(running.host().port()).isNotEqualTo(fixed);

            lane.line(NUMBER).cable(true);
            assertThat(terminal.echo()).isInstanceOf(Outcome.NotConnected.class);
            lane.line(NUMBER).cable(false);
            lane.line(NUMBER).cutAfter(Direction.TO_TERMINAL, 20);
            assertThat(terminal.echo()).isInstanceOf(Outcome.NoAnswer.class);
            lane.network().refuseConnections(true);
            assertThat(terminal.echo()).isInstanceOf(Outcome.NotConnected.class);
            lane.network().refuseConnections(false);
            assertThat(answered(terminal.echo()).code()).isEqualTo("00");
        }
    }

    @Test
    void a_taken_port_is_told_and_leaves_nothing_open() throws IOException {
        try (ServerSocket other = new ServerSocket(0)) {
            HostConfig config = Fixtures.config().withOwnPorts(Map.of(NUMBER, other.getLocalPort(), "20260002", 0));
            assertThatThrownBy(() -> new RunningHost(config, folder))
                    .isInstanceOf(RigFault.class)
                    .hasMessageContaining(
                            "The line of terminal " + NUMBER + " cannot have the port " + other.getLocalPort());
        }
        new RunningHost(Fixtures.config(), folder).close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
