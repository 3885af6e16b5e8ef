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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
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
    void others_read_only_with_the_token() throws Exception {
        Path report = Files.createDirectories(folder.resolve("report"));
        Files.writeString(report.resolve("index.html"), "<p>all is well</p>");
        Path kept = folder.resolve("state/report-token");
        ReportToken token = ReportToken.of(kept, Optional.empty());
        assertThat(Files.getPosixFilePermissions(kept)).hasToString("[OWNER_READ, OWNER_WRITE]");
        assertThat(ReportToken.of(kept, Optional.empty()).value()).isEqualTo(token.value());
        assertThat(token.toString()).doesNotContain(token.value());
        assertThatThrownBy(() -> ReportServer.of(report, "0.0.0.0", 0)).isInstanceOf(BadInput.class);
        try (ReportServer server = ReportServer.of(report, "0.0.0.0", 0, Optional.of(token))) {
            String at = server.address();
            assertThat(get(at).statusCode()).isEqualTo(401);
            assertThat(get(at).body()).doesNotContain("all is well");
            assertThat(get(at + "index.html?token=" + "0".repeat(48)).statusCode())
                    .isEqualTo(401);
            assertThat(get(at, "Cookie", "posrig-report=" + "0".repeat(48)).statusCode())
                    .isEqualTo(401);
            HttpResponse<String> let = get(at + "index.html?token=" + token.value());
            assertThat(let.statusCode()).isEqualTo(303);
            assertThat(let.headers().firstValue("Location")).contains("/index.html");
            String cookie = let.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie).contains("HttpOnly", "SameSite=Strict");
            assertThat(get(at, "Cookie", "other=1; " + cookie.split(";")[0]).body())
                    .contains("all is well");
            assertThat(get(at, "Authorization", "Bearer " + token.value()).body())
                    .contains("all is well");
        }
    }

    @Test
    void a_token_that_others_may_read_or_guess_is_refused() throws IOException {
        Path kept = Files.writeString(folder.resolve("token"), "0123456789abcdef0123\n");
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> ReportToken.of(kept, Optional.empty())).hasMessageContaining("chmod 600");
        assertThatThrownBy(() -> ReportToken.of(kept, Optional.of("short")))
                .hasMessageContaining("at least 16")
                .hasMessageNotContaining("short");
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

    private static HttpResponse<String> get(String address, String header, String value)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address))
                            .header(header, value)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
