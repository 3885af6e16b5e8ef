package org.posrig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.RigFault;
import org.posrig.host.metrics.RigFigures;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;

class MetricsAcceptanceTest {

    @TempDir
    private Path folder;

    @Test
    void jpos_counts_are_served_on_loopback_once_asked_for_and_hold_no_card() throws Exception {
        try (RunningHost running = new RunningHost(Fixtures.config(), folder);
                HostLane lane = running.lane("lane", "20260001");
                HttpClient client = HttpClient.newHttpClient()) {
            running.terminal("20260001").echo();
            int port = running.host().serveMetrics("127.0.0.1", 0);

            assertThat(get(client, port, "/metrics"))
                    .contains("# TYPE", "jpos_")
                    .doesNotContain("20260001");
            assertThat(get(client, port, "/jpos/q2/status")).isEqualTo("running\n");
            assertThat(running.host().serveMetrics("127.0.0.1", 0)).isEqualTo(port);
            for (InetAddress address : othersThanLoopback()) {
                assertThatThrownBy(() -> connect(address, port)).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void a_rigs_figures_are_beside_jposs() throws Exception {
        AtomicReference<Optional<Instant>> goodNight = new AtomicReference<>(Optional.empty());
        try (RunningHost running = new RunningHost(Fixtures.config(), folder);
                HostLane lane = running.lane("lane", "20260001");
                HttpClient client = HttpClient.newHttpClient()) {
            int port = running.host().serveMetrics(0, new RigFigures(4, () -> 1, () -> 2, goodNight::get));
            running.terminal("20260001").echo();
            Timeline timeline = running.timeline();
            timeline.publish("l", new Happening.ScenarioEnded("a", "f:1", "passed", "", ""));
            timeline.publish("l", new Happening.ScenarioEnded("b", "f:2", "broken", "serial line", "gone"));
            timeline.publish("", new Happening.RelayMoved("board", "3", true));
            timeline.publish("", new Happening.RelayMoved("board", "3", false));
            timeline.publish("", new Happening.RelayMoved("board", "•", true));
            timeline.publish("", new Happening.LineMoved("T1", "/dev/ttyUSB0", false, "unplugged"));
            timeline.publish("", new Happening.LineMoved("T1", "/dev/ttyUSB0", true, ""));
            goodNight.set(Optional.of(Instant.ofEpochSecond(1_700_000_000)));

            assertThat(get(client, port, "/metrics"))
                    .contains("jpos_")
                    .contains("posrig_scenarios_total{verdict=\"passed\"} 1.0\n")
                    .contains("posrig_scenarios_total{verdict=\"failed\"} 0.0\n")
                    .contains("posrig_scenarios_total{verdict=\"broken\"} 1.0\n")
                    .contains("posrig_reds_total{cause=\"serial line\"} 1.0\n")
                    .contains("posrig_relay_closings_total{board=\"board\",channel=\"3\"} 1.0\n")
                    .contains("posrig_relay_closings_total{board=\"board\",channel=\"•\"} 1.0\n")
                    .contains("posrig_serial_losses_total{terminal=\"T1\"} 1.0\n")
                    .contains("posrig_host_latency_seconds_count 1\n")
                    .contains("posrig_standstills_total 2.0\n")
                    .contains("posrig_terminals{service=\"in\"} 3.0\n")
                    .contains("posrig_terminals{service=\"out\"} 1.0\n")
                    .contains("posrig_last_good_nightly_timestamp_seconds 1.7E9\n");
        }
    }

    @Test
    void a_taken_port_is_told() {
        try (RunningHost running = new RunningHost(Fixtures.config(), folder)) {
            int taken = running.host().port();
            assertThatThrownBy(() -> running.host().serveMetrics("127.0.0.1", taken))
                    .isInstanceOf(RigFault.class)
                    .hasMessageContaining("The metrics cannot be served on 127.0.0.1 port " + taken)
                    .hasMessageContaining("--metrics");
        }
    }

    private static String get(HttpClient client, int port, String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static List<InetAddress> othersThanLoopback() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
        }
    }
}
