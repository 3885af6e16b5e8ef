package org.posrig.run.notify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MailTest {

    @TempDir
    private Path folder;

    @Test
    void a_mail_has_the_message_and_the_report() throws Exception {
        try (SmtpDouble server = new SmtpDouble("8BITMIME", Map.of())) {
            assertThat(send(mail(server.port(), Mail.Tls.NONE), report(1000))).isEmpty();
            MimeMessage mail = only(server);
            assertThat(mail.getSubject()).isEqualTo("posrig stand-in：新增 5 个红");
            assertThat(mail.getAllRecipients())
                    .extracting(Object::toString)
                    .containsExactly("qa@example.org", "lab@example.org");
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            assertThat((String) parts.getBodyPart(0).getContent()).contains("冲正在断电后发送", "https://rig.example.org/");
            assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("report-for-mail.html");
            assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).hasSize(1000);
        }
    }

    @Test
    void a_report_that_is_too_large_stays_behind_and_both_sides_are_told() throws Exception {
        try (SmtpDouble server = new SmtpDouble("", Map.of())) {
            assertThat(send(mail(server.port(), Mail.Tls.NONE), report(2_500_000)))
                    .containsExactly("The report is not attached: it has 2.5 MB, the limit is 1.0 MB.");
            assertThat((String) only(server).getContent()).contains("报告未附上：大小 2.5 MB，上限 1.0 MB。");
        }
    }

    @Test
    void a_mail_goes_without_a_report_that_there_is_not() throws Exception {
        try (SmtpDouble server = new SmtpDouble("", Map.of())) {
            assertThat(send(mail(server.port(), Mail.Tls.NONE), Optional.of(folder.resolve("none.html"))))
                    .containsExactly("The mail has no report attached: there is none.");
            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    void a_server_without_starttls_gets_no_mail_where_the_plan_demands_it() throws Exception {
        try (SmtpDouble server = new SmtpDouble("", Map.of())) {
            assertThat(send(mail(server.port(), Mail.Tls.STARTTLS), report(10)))
                    .containsExactly("Not notified: the mail server 127.0.0.1 port " + server.port()
                            + " does not offer STARTTLS, which the plan demands.");
            assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    @Test
    void a_server_that_speaks_no_tls_is_told_as_such() throws Exception {
        try (SmtpDouble server = new SmtpDouble("", Map.of())) {
            assertThat(send(mail(server.port(), Mail.Tls.TLS), report(10)))
                    .first()
                    .asString()
                    .contains("TLS failed");
        }
    }

    @Test
    void a_refused_password_is_tried_once_and_not_repeated() throws Exception {
        try (SmtpDouble server = new SmtpDouble("AUTH PLAIN", Map.of("AUTH", "535 5.7.8 wrong PASSWORD-3"))) {
            Mail open = mail(server.port(), Mail.Tls.NONE);
            Mail login = new Mail(
                    open.host(),
                    open.port(),
                    open.tls(),
                    Optional.of("rig"),
                    Optional.of(new Confidential("PASSWORD-3")),
                    open.from(),
                    open.to(),
                    false,
                    0);
            assertThat(send(login, Optional.empty()))
                    .containsExactly("Not notified: the mail server 127.0.0.1 port " + server.port()
                            + " refused the user and password.");
            assertThat(server.heard().stream().filter(line -> line.startsWith("AUTH")))
                    .hasSize(1);
        }
    }

    @Test
    void who_is_refused_is_named_and_the_others_get_it_once() throws Exception {
        try (SmtpDouble server = new SmtpDouble("", Map.of("RCPT TO:<lab", "550 5.1.1 no such box"))) {
            assertThat(send(mail(server.port(), Mail.Tls.NONE), report(10)))
                    .containsExactly("Not notified: the mail server 127.0.0.1 port " + server.port()
                            + " refused the mail to lab@example.org: '550 5.1.1 no such box'.");
            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    void a_server_that_says_later_is_tried_again() throws Exception {
        try (SmtpDouble server = new SmtpDouble("", Map.of("MAIL", "451 later"))) {
            assertThat(send(mail(server.port(), Mail.Tls.NONE), report(10)))
                    .first()
                    .asString()
                    .endsWith("refused the mail: '451 later', 2 times.");
        }
    }

    @Test
    void a_silent_server_does_not_hold_the_night() throws Exception {
        try (ServerSocket silent = new ServerSocket(0)) {
            assertThat(send(mail(silent.getLocalPort(), Mail.Tls.NONE), report(10), Duration.ofMillis(300)))
                    .first()
                    .asString()
                    .endsWith("did not answer in time, 2 times.");
        }
    }

    private static List<String> send(Mail mail, Optional<Path> report) {
        return send(mail, report, Duration.ofSeconds(20));
    }

    private static List<String> send(Mail mail, Optional<Path> report, Duration patience) {
        NotifyPart part = new NotifyPart(
                When.ALWAYS,
                Language.ZH,
                Optional.empty(),
                2,
                patience,
                Duration.ofSeconds(60),
                List.of(),
                Optional.of(mail));
        return new Notifier(part, text -> text).send(Nights.NEW_REDS, report);
    }

    private static Mail mail(int port, Mail.Tls tls) {
        return new Mail(
                "127.0.0.1",
                port,
                tls,
                Optional.empty(),
                Optional.empty(),
                "rig@example.org",
                List.of("qa@example.org", "lab@example.org"),
                true,
                1_000_000);
    }

    private Optional<Path> report(int size) throws IOException {
        return Optional.of(Files.writeString(folder.resolve("report-for-mail.html"), "x".repeat(size)));
    }

    private static MimeMessage only(SmtpDouble server) throws Exception {
        assertThat(server.mails()).hasSize(1);
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(server.mails().getFirst().getBytes(StandardCharsets.UTF_8)));
    }
}
