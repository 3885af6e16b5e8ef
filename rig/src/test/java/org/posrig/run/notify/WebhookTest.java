package org.posrig.run.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WebhookTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_767_229_200);
    private static final String TEXT = "1 < 2 & \"冲正\"\nsecond";

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private int status = 200;
    private String answer = "ok";
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hook", exchange -> {
            try (exchange) {
                heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Content-Type") + "\n"
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.createContext("/slow", exchange -> {
            try (exchange) {
                heard.add("slow");
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void every_style_has_its_makers_form() {
        assertThat(body(Style.PLAIN)).isEqualTo(TEXT);
        assertThat(body(Style.SLACK)).isEqualTo("""
                {"text":"1 &lt; 2 &amp; \\"冲正\\"\\nsecond"}""");
        assertThat(body(Style.WECOM)).isEqualTo("""
                {"msgtype":"text","text":{"content":"1 < 2 & \\"冲正\\"\\nsecond"}}""");
        assertThat(body(Style.DINGTALK)).isEqualTo(body(Style.WECOM));
        assertThat(body(Style.FEISHU)).isEqualTo("""
                {"msg_type":"text","content":{"text":"1 < 2 & \\"冲正\\"\\nsecond"}}""");
    }

    // The signatures were made with Python's hmac, base64 and urllib.
    @Test
    void dingtalk_and_feishu_requests_are_signed_where_there_is_a_secret() {
        assertThat(WebhookRequest.of(webhook(Style.DINGTALK, "https://h/send?access_token=T", "SECtest"), TEXT, NOW)
                        .uri())
                .hasToString(
                        "https://h/send?access_token=T&timestamp=1767229200000&sign=mSw0DerzwluQryj%2BpnVNfAg50nlwNOkDSvzQ27apM%2BY%3D");
        assertThat(WebhookRequest.of(webhook(Style.FEISHU, "https://h/hook/T", "SECtest"), "x", NOW)
                        .body())
                .isEqualTo("""
                        {"timestamp":"1767229200","sign":"6fXWcfmEoGJyiMM+8dDZJ172f/cgCHWHXw9Fm4FuFdU=","msg_type":"text","content":{"text":"x"}}""");
    }

    @Test
    void a_message_arrives() {
        answer = "{\"errcode\":0,\"errmsg\":\"ok\"}";
        assertThat(send(Style.WECOM, "/hook?key=TOKEN-1")).isEmpty();
        assertThat(heard)
                .singleElement()
                .asString()
                .startsWith("POST /hook?key=TOKEN-1 application/json; charset=utf-8\n{\"msgtype\":\"text\"")
                .contains("冲正在断电后发送");
    }

    @Test
    void a_robots_refusal_in_an_answer_of_200_is_a_refusal() {
        answer = "{\"errcode\":310000,\"errmsg\":\"sign not match\"}";
        assertThat(send(Style.DINGTALK, "/hook?access_token=TOKEN-1"))
                .containsExactly(
                        "Not notified: the dingtalk webhook at 127.0.0.1 refused the message: '" + answer + "'.");
        answer = "{\"code\":19021,\"msg\":\"sign match fail\"}";
        assertThat(send(Style.FEISHU, "/hook/TOKEN-1"))
                .singleElement()
                .asString()
                .contains("19021");
        answer = "<html>log in first</html>";
        assertThat(send(Style.FEISHU, "/hook/TOKEN-1"))
                .singleElement()
                .asString()
                .contains("no robot's answer");
        assertThat(heard).hasSize(3);
    }

    @Test
    void a_refusal_is_told_with_its_first_line_without_the_token_and_is_final() {
        status = 403;
        answer = "\n  no_service for /hook/T00AAAA/TOKEN-1 (TOKEN-1)\nmore";
        assertThat(send(Style.SLACK, "/hook/T00AAAA/TOKEN-1"))
                .containsExactly(
                        "Not notified: the slack webhook at 127.0.0.1 answered 403 'no_service for ••• (•••)'.");
        assertThat(heard).hasSize(1);
    }

    @Test
    void a_server_in_trouble_is_tried_again() {
        status = 503;
        answer = "";
        assertThat(send(part(Duration.ofSeconds(20), webhook(Style.SLACK, at("/hook"), "")), Nights.NEW_REDS))
                .containsExactly("Not notified: the slack webhook at 127.0.0.1 answered 503, 2 times.");
        assertThat(heard).hasSize(2);
    }

    @Test
    void a_redirection_is_not_followed() {
        status = 302;
        assertThat(send(Style.PLAIN, "/hook")).singleElement().asString().contains("answered 302");
    }

    @Test
    void a_slow_answer_is_given_up() {
        assertThat(send(part(Duration.ofMillis(300), webhook(Style.SLACK, at("/slow"), "")), Nights.NEW_REDS))
                .containsExactly("Not notified: the slack webhook at 127.0.0.1 did not answer in time, 2 times.");
    }

    @Test
    void nobody_there_is_told() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        List<String> sentences = send(
                part(Duration.ofSeconds(20), webhook(Style.SLACK, "http://127.0.0.1:" + free + "/TOKEN-1", "")),
                Nights.NEW_REDS);
        assertThat(sentences)
                .containsExactly(
                        "Not notified: the slack webhook at 127.0.0.1 cannot be reached: nobody answers at that port, 2 times.");
    }

    @Test
    void one_that_fails_keeps_nobody_else_from_being_told() throws IOException {
        try (SmtpDouble noTls = new SmtpDouble("", java.util.Map.of())) {
            NotifyPart part = part(
                    webhook(Style.SLACK, "https://127.0.0.1:" + noTls.port() + "/hook/TOKEN-1", ""),
                    webhook(Style.PLAIN, at("/hook"), ""));
            assertThat(send(part, Nights.NEW_REDS))
                    .singleElement()
                    .asString()
                    .contains("TLS failed")
                    .doesNotContain("TOKEN");
        }
        assertThat(heard).hasSize(1);
    }

    @Test
    void nobody_is_told_of_a_night_that_the_plan_does_not_want_told() {
        NotifyPart usual = part(webhook(Style.PLAIN, at("/hook"), ""));
        NotifyPart reds = new NotifyPart(
                When.RED,
                usual.language(),
                usual.linkBase(),
                1,
                usual.patience(),
                usual.deadline(),
                usual.webhooks(),
                usual.mail());
        assertThat(send(reds, Nights.GREEN)).isEmpty();
        assertThat(heard).isEmpty();
        new Notifier(reds, text -> text).sendAnyway(Nights.GREEN, Optional.empty());
        assertThat(heard).hasSize(1);
    }

    private List<String> send(Style style, String path) {
        return send(part(webhook(style, at(path), "")), Nights.NEW_REDS);
    }

    private static List<String> send(NotifyPart part, NightSummary night) {
        return new Notifier(part, text -> text).send(night, Optional.empty());
    }

    private String at(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static NotifyPart part(Webhook... webhooks) {
        return part(Duration.ofSeconds(20), webhooks);
    }

    private static NotifyPart part(Duration patience, Webhook... webhooks) {
        return new NotifyPart(
                When.ALWAYS,
                Language.EN,
                Optional.empty(),
                2,
                patience,
                Duration.ofSeconds(60),
                List.of(webhooks),
                Optional.empty());
    }

    private static Webhook webhook(Style style, String address, String secret) {
        return new Webhook(
                style,
                new Confidential(address),
                secret.isEmpty() ? Optional.empty() : Optional.of(new Confidential(secret)));
    }

    private static String body(Style style) {
        return WebhookRequest.of(webhook(style, "https://h/x", ""), TEXT, NOW).body();
    }
}
