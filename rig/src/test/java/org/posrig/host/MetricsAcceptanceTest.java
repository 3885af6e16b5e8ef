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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.RigFault;

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
