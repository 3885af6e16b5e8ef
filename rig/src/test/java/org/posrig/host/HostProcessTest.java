package org.posrig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.posrig.standin.acquirer.SaleRequest.Entry.CHIP;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.host.issuer.TestCard;

class HostProcessTest {

    private static final String NUMBER = "20260001";
    private static final String RULES = """
            rules:
              - name: thirteen finds the issuer away
                when: {kinds: [sale], amount: {from: 13.00, to: 13.00}}
                then: {answer: "91"}
              - name: refunds are refused
                when: {kinds: [refund], card: gold credit}
                then: {answer: "57"}
            """;

    @TempDir
    private Path folder;

    @Test
    void the_host_works_by_itself_for_terminals_scripts_and_prometheus_until_it_is_told_to_end() throws Exception {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), RULES);
        TestCard card = Fixtures.cards().card("everyday debit");
        try (HostProcess host = new HostProcess(
                        folder,
                        "--port",
                        "0",
                        "--service",
                        "0",
                        "--metrics",
                        "0",
                        "--rules",
                        rules.toString(),
                        "--verbose");
                HttpClient client = HttpClient.newHttpClient()) {
            URI metrics = URI.create(host.awaits("Metrics: (\\S+/metrics)\n"));
            int port = host.port("listens on 127.0.0.1 port (\\d+); end it with Ctrl-C");
            URI service = URI.create(host.awaits("Customer service and merchant platform: (\\S+/)<terminal number>/"));
            Path tokenFile = Path.of(host.awaits("the token is in (\\S+)\n"));
            String token = Files.readString(tokenFile).strip();

            TerminalAtTheLine terminal = new TerminalAtTheLine(NUMBER, port).signedIn();
            assertThat(terminal.saleCode(CHIP, card, 1200, card.pin())).isEqualTo("00");
            assertThat(terminal.saleCode(CHIP, card, 1300, card.pin())).isEqualTo("91");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tokenFile)))
                    .isEqualTo("rw-------");
            URI trail = service.resolve(NUMBER + "/audit-trail");
            assertThat(get(client, trail, "").statusCode()).isEqualTo(401);
            assertThat(get(client, trail, "Bearer " + token).statusCode()).isEqualTo(200);
            assertThat(get(client, metrics, "").body()).contains("# TYPE", "jpos_");
            for (int own : List.of(port, service.getPort(), metrics.getPort())) {
                onLoopbackOnly(own);
            }

            Path journal = Path.of(host.awaits("Journal: (\\S+journal.jsonl); rules laid down: 2"));
            host.awaits("20260001 ← 0210 91");
            assertThat(host.terminated()).as(host.said()).isEqualTo(128 + 15);
            assertLive(host.said(), card, token);
            assertThat(host.said())
                    .contains("No message has met the rule 'refunds are refused'.")
                    .doesNotContain("the rule 'thirteen")
                    .endsWith("The acquirer has ended.\n");
            for (String line : Files.readAllLines(journal)) {
                assertThat(new ObjectMapper().readTree(line).isObject()).isTrue();
            }
            assertThatThrownBy(() -> connect(InetAddress.getLoopbackAddress(), port))
                    .isInstanceOf(IOException.class);
        }
    }

    private static void assertLive(String said, TestCard card, String token) {
        assertThat(said)
                .containsPattern(
                        "\\+ +\\d+\\.\\d{3} s  20260001 → 0200 sale 12\\.00 chip 621234\\*+0012 STAN 00000\\d with PIN\n")
                .containsPattern("20260001 ← 0210 00 approved STAN 00000\\d\n")
                .containsPattern("\n +4  amount +000000001200\n")
                .containsPattern("\n +52  PIN block +8 bytes\n")
                .doesNotContain(card.pan(), card.track2(), token, "Exception")
                .doesNotContain("\tat ");
    }

    private static HttpResponse<String> get(HttpClient client, URI address, String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        return client.send(
                authorization.isEmpty()
                        ? request.build()
                        : request.header("Authorization", authorization).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void onLoopbackOnly(int port) throws IOException {
        connect(InetAddress.getLoopbackAddress(), port);
        for (InetAddress address : NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList()) {
            assertThatThrownBy(() -> connect(address, port)).isInstanceOf(IOException.class);
        }
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
        }
    }
}
