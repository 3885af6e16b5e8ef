package org.posrig.run.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;

final class ReportServerTest {

    @TempDir
    private Path folder;

    @Test
    void it_shows_the_report_on_this_machine_and_nothing_outside_of_it() throws IOException, InterruptedException {
        Path report = Files.createDirectories(folder.resolve("report"));
        Files.writeString(report.resolve("index.html"), "<p>all is well</p>");
        Files.writeString(folder.resolve("secret.txt"), "not for you");
        try (ReportServer server = ReportServer.of(report, "127.0.0.1", 0)) {
            assertThat(server.address()).startsWith("http://127.0.0.1:");
            assertThat(get(server.address()).body()).contains("all is well");
            assertThat(get(server.address() + "../secret.txt").statusCode()).isEqualTo(404);
            assertThat(get(server.address() + "%2e%2e/secret.txt").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_port_that_is_taken_is_said() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> ReportServer.of(folder, "127.0.0.1", taken.getLocalPort()))
                    .isInstanceOf(RigFault.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("Choose another --port");
        }
    }

    @Test
    void an_address_that_is_none_is_said() {
        assertThatThrownBy(() -> ReportServer.of(folder, "no.such.host.invalid", 0))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no.such.host.invalid");
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
