package org.posrig.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posrig.host.service.ServiceDoor;
import org.posrig.standin.acquirer.Reply;
import org.posrig.standin.acquirer.ResetVerdict;

/** Customer service and merchant platform through their HTTP door, what comes of it through the terminal's. */
class ServiceAcceptanceTest {

    private static final String NUMBER = "20260001";
    private static final String OTHER_MERCHANTS = "20260101";
    private static final String PASSWORD = "87654321";

    private static RunningHost running;
    private static HttpClient client;

    private final ObjectMapper json = new ObjectMapper();
    private HostLane lane;
    private HostLane otherLane;
    private ServiceDoor door;
    private TerminalAtTheLine terminal;

    @BeforeAll
    static void start(@TempDir Path folder) {
        running = new RunningHost(Fixtures.config(), folder);
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        running.close();
    }

    @BeforeEach
    void open() {
        lane = running.lane("lane", NUMBER);
        otherLane = running.lane("other", OTHER_MERCHANTS);
        door = lane.serviceDoor();
        terminal = running.terminal(NUMBER);
    }

    @AfterEach
    void close() {
        lane.close();
        otherLane.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String authorization) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(door.address() + path))
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .timeout(Duration.ofSeconds(10));
            return client.send(
                    authorization.isEmpty()
                            ? request.build()
                            : request.header("Authorization", authorization).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> ask(String method, String path, String body) {
        return send(method, path, body, "Bearer " + door.token());
    }

    private HttpResponse<String> post(String request, String body) {
        return ask("POST", NUMBER + "/" + request, body);
    }

    private JsonNode body(HttpResponse<String> response) {
        try {
            return json.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String logIn() {
        HttpResponse<String> response = post("platform/log-in", "{\"merchantNumber\": \"" + Fixtures.MERCHANT + "\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        return body(response).path("session").asText();
    }

    private String textedCode() {
        return body(ask("GET", NUMBER + "/texted-code", "")).path("code").asText();
    }

    private HttpResponse<String> reset(String session, String code) {
        return post(
                "platform/password-reset",
                "{\"session\": \"" + session + "\", \"code\": \"" + code
                        + "\", \"operator\": \"99\", \"newPassword\": \"" + PASSWORD + "\"}");
    }

    private static String wrong(String code) {
        return (code.startsWith("0") ? "1" : "0") + code.substring(1);
    }

    private void assertRefused(HttpResponse<String> response, String reason) {
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(body(response).path("reason").asText()).isEqualTo(reason);
        assertThat(lane.service().auditTrail().getLast().what())
                .contains("refused")
                .endsWith(reason);
        assertThat(terminal.fetchReset().code()).isEqualTo("25");
    }

    private void assertReset(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        long sequence = body(response).path("sequence").asLong();
        Reply fetched = terminal.fetchReset();
        assertThat(terminal.open(fetched.envelope()).orElseThrow().password()).isEqualTo(PASSWORD);
        terminal.confirmReset(sequence, ResetVerdict.APPLIED);
    }

    @Test
    void a_login_code_is_texted_to_the_merchant_alone_and_either_is_on_record() {
        assertThat(lane.service().textLoginCode("000000000000000", NUMBER, "01"))
                .isEmpty();
        assertThat(lane.service().auditTrail().getLast().what()).startsWith("Login code refused");
        String code =
                lane.service().textLoginCode(Fixtures.MERCHANT, NUMBER, "01").orElseThrow();
        assertThat(code).matches("\\d{6}");
        assertThat(lane.service().auditTrail().getLast().what())
                .isEqualTo("Login code texted.")
                .doesNotContain(code);
    }

    @Test
    void a_texted_code_resets_the_password_and_neither_shows_anywhere() {
        String session = logIn();
        String code = textedCode();
        assertThat(code).matches("\\d{6}");
        assertReset(reset(session, code));

        assertThat(lane.service().auditTrail())
                .extracting(entry -> entry.what().replaceAll("number \\d+", "number N"))
                .containsExactly(
                        "Logged in (merchant platform); a code was texted.",
                        "Password reset number N queued (merchant platform).",
                        "Password reset number N applied by the terminal.");
        assertThat(running.everythingSaid()).doesNotContain(PASSWORD, code, session, door.token());
    }

    @Test
    void a_code_resets_one_password_once() {
        String session = logIn();
        assertReset(reset(session, textedCode()));
        assertRefused(reset(session, textedCode()), "the code has been used already.");
    }

    @Test
    void a_wrong_code_resets_nothing_and_three_spoil_the_right_one() {
        String session = logIn();
        String code = textedCode();
        assertRefused(reset(session, wrong(code)), "the code is wrong.");
        assertRefused(reset(session, wrong(code)), "the code is wrong.");
        assertRefused(reset(session, ""), "the code is wrong.");
        assertRefused(reset(session, code), "the code was entered wrongly three times; log in for another.");
    }

    @Test
    void a_code_expires_after_five_minutes_of_the_lanes_clock() {
        String early = logIn();
        String late = logIn();
        String code = textedCode();
        otherLane.issuer().advanceClock(Duration.ofHours(1));
        lane.issuer().advanceClock(Duration.ofSeconds(290));
        assertThat(reset(early, code).body()).doesNotContain("expired");
        assertReset(reset(late, code));

        String session = logIn();
        lane.issuer().advanceClock(Duration.ofMinutes(5));
        assertRefused(reset(session, textedCode()), "the code has expired.");
    }

    @Test
    void a_wrong_merchant_number_lets_nobody_in() {
        assertRefused(
                post("platform/log-in", "{\"merchantNumber\": \"104290057220002\"}"),
                "the merchant number does not belong to the terminal.");
        assertThat(ask("GET", NUMBER + "/texted-code", "").statusCode()).isEqualTo(404);
    }

    @Test
    void after_the_log_out_the_session_is_worth_nothing() {
        String session = logIn();
        String body = "{\"session\": \"" + session + "\"}";
        assertThat(post("platform/log-out", body).statusCode()).isEqualTo(200);
        assertRefused(reset(session, textedCode()), "nobody is logged in with this session.");
        assertRefused(post("platform/log-out", body), "nobody is logged in with this session.");
    }

    @Test
    void a_session_ends_after_ten_idle_minutes_of_the_lanes_clock_and_a_request_keeps_it() {
        String kept = logIn();
        otherLane.issuer().advanceClock(Duration.ofHours(1));
        lane.issuer().advanceClock(Duration.ofSeconds(595));
        assertRefused(reset(kept, textedCode()), "the code has expired.");
        lane.issuer().advanceClock(Duration.ofSeconds(595));
        assertRefused(reset(kept, textedCode()), "the code has expired.");

        lane.issuer().advanceClock(Duration.ofMinutes(10));
        assertRefused(reset(kept, textedCode()), "nobody is logged in with this session.");
        assertThat(lane.service().auditTrail())
                .extracting(entry -> entry.what())
                .contains("Logged out (merchant platform) after ten minutes without a request.");
    }

    @Test
    void a_session_is_for_one_terminal() {
        String session = logIn();
        HttpResponse<String> response = ask(
                "POST",
                OTHER_MERCHANTS + "/platform/password-reset",
                "{\"session\": \"" + session + "\", \"code\": \"" + textedCode()
                        + "\", \"operator\": \"99\", \"newPassword\": \"" + PASSWORD + "\"}");
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(otherLane.service().auditTrail().getLast().what())
                .endsWith("nobody is logged in with this session.");
        assertThat(lane.service().auditTrail().getLast().what()).startsWith("Logged in");
    }

    @Test
    void a_password_of_the_wrong_length_leaves_the_code_for_another_try() {
        String session = logIn();
        String code = textedCode();
        assertRefused(
                post(
                        "platform/password-reset",
                        "{\"session\": \"" + session + "\", \"code\": \"" + code
                                + "\", \"operator\": \"99\", \"newPassword\": \"1234\"}"),
                "the password of operator 99 has 8 digits.");
        assertReset(reset(session, code));
    }

    @Test
    void by_phone_and_at_the_branch_the_identity_decides() {
        String rest = ", \"operator\": \"99\", \"newPassword\": \"" + PASSWORD + "\"}";
        String known = "{\"identity\": \"" + Fixtures.IDENTITY + "\"";
        String unknown = "{\"identity\": \"TEST-ID-0002\"";
        String merchant = ", \"merchantNumber\": \"" + Fixtures.MERCHANT + "\"";

        assertRefused(post("phone/password-reset", unknown + merchant + rest), "the identity is not the merchant's.");
        assertRefused(
                post("phone/password-reset", known + ", \"merchantNumber\": \"0\"" + rest),
                "the merchant number does not belong to the terminal.");
        assertRefused(post("branch/password-reset", unknown + rest), "the identity is not the merchant's.");
        assertReset(post("phone/password-reset", known + merchant + rest));
        assertReset(post("branch/password-reset", known + rest));
    }

    @Test
    void a_forgotten_merchant_number_is_found_by_identity() {
        HttpResponse<String> found = post("phone/merchant-number", "{\"identity\": \"" + Fixtures.IDENTITY + "\"}");
        assertThat(body(found).path("merchantNumber").asText()).isEqualTo(Fixtures.MERCHANT);
        assertThat(post("phone/merchant-number", "{\"identity\": \"somebody\"}").statusCode())
                .isEqualTo(403);

        JsonNode entries = body(ask("GET", NUMBER + "/audit-trail", "")).path("entries");
        assertThat(entries.findValuesAsText("what"))
                .containsExactly("Merchant number found by identity.", "Merchant number refused: unknown identity.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer 00000000000000000000000000000000", "Basic eDp5"})
    void without_the_token_nothing_is_told_or_done(String authorization) {
        assertThat(send("GET", NUMBER + "/audit-trail", "", authorization).statusCode())
                .isEqualTo(401);
        assertThat(send(
                                "POST",
                                NUMBER + "/platform/log-in",
                                "{\"merchantNumber\": \"" + Fixtures.MERCHANT + "\"}",
                                authorization)
                        .statusCode())
                .isEqualTo(401);
        assertThat(lane.service().auditTrail()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "87654321",
                "{",
                "[]",
                "null",
                "{}",
                "{\"identity\": 1}",
                "{\"identity\": \"87654321\", \"identity\": \"87654321\"}",
                "{\"identity\": null}",
                "{\"identity\": \"87654321\", \"more\": \"87654321\"}",
                "{\"identity\": \"87654321\"} 87654321 {"
            })
    void a_body_that_is_not_what_is_needed_is_told_without_repeating_it(String body) {
        HttpResponse<String> response = post("phone/merchant-number", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).contains("identity").doesNotContain(PASSWORD);
        assertThat(lane.service().auditTrail()).isEmpty();
    }

    @Test
    void random_bodies_do_no_harm() {
        Random random = new Random(20_260_613);
        String letters = "{}[]\":,\\ntfu0123456789e+-. identity\u0000\uD83D漢";
        for (int i = 0; i < 300; i++) {
            StringBuilder body = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                body.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(post("phone/merchant-number", body.toString()).statusCode())
                    .as("body %s of the seed", i)
                    .isEqualTo(400);
        }
        assertThat(post("phone/merchant-number", "[".repeat(8000)).statusCode()).isEqualTo(400);
        assertThat(post("phone/merchant-number", " ".repeat(9000)).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"20260001/nothing", "20260001", "", "20260005/audit-trail", "../../x", "%2e%2e/audit-trail"})
    void what_is_not_there_is_not_found(String path) {
        assertThat(ask("GET", path, "").statusCode()).isEqualTo(404);
    }

    @Test
    void the_door_is_on_loopback_only_and_a_taken_port_is_told() throws IOException {
        assertThat(InetAddress.getByName(door.address().getHost()).isLoopbackAddress())
                .isTrue();
        assertThatThrownBy(() -> ServiceDoor.open(door.address().getPort(), number -> java.util.Optional.empty()))
                .hasMessageContaining("Customer service cannot listen on port "
                        + door.address().getPort());
    }
}
