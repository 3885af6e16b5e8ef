package org.posrig.run.notify;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Sends a message by SMTP to everybody at once, with the report in one file where that is wanted and fits. */
final class MailChannel implements Channel {

    static final int LARGEST_TEXT = 8000;
    private static final int WIDEST = 160;

    private final Mail mail;
    private final Message message;
    private final NightWords words;
    private final Optional<Path> report;

    /** @param report what to attach, if anything */
    MailChannel(Mail mail, Message message, Language language, Optional<Path> report) {
        this.mail = mail;
        this.message = message;
        this.words = NightWords.of(language);
        this.report = report.filter(file -> mail.attachReport());
    }

    @Override
    public String told() {
        return "the mail server " + mail.host() + " port " + mail.port();
    }

    /** Why the report stays behind, if it does; the mail goes without it. */
    Optional<String> leftBehind() {
        if (!mail.attachReport()) {
            return Optional.empty();
        }
        if (report.filter(Files::isReadable).isEmpty()) {
            return Optional.of("The mail has no report attached: there is none.");
        }
        return tooLarge()
                ? Optional.of(
                        NightWords.of(Language.EN).tooLarge(megabytes(size()), megabytes(mail.largestAttachment())))
                : Optional.empty();
    }

    @Override
    public Delivery deliver(Duration patience) {
        Session session = Session.getInstance(properties(patience));
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(
                    mail.host(),
                    mail.port(),
                    mail.user().orElse(null),
                    mail.password().map(Confidential::value).orElse(null));
            MimeMessage written = written(session);
            transport.sendMessage(written, written.getAllRecipients());
            return new Delivery.Done();
        } catch (AuthenticationFailedException e) {
            return new Delivery.Failed("refused the user and password", false);
        } catch (SendFailedException e) {
            return refused(e);
        } catch (MessagingException e) {
            return mail.tls() == Mail.Tls.STARTTLS
                            && String.valueOf(e.getMessage()).contains("STARTTLS is required")
                    ? new Delivery.Failed("does not offer STARTTLS, which the plan demands", false)
                    : NetworkFaults.told(
                            Optional.<Throwable>ofNullable(e.getCause()).orElse(e));
        } catch (IOException e) {
            return new Delivery.Failed("was not told: the report cannot be read", false);
        }
    }

    private Properties properties(Duration patience) {
        String millis = Long.toString(Math.max(1, patience.toMillis()));
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.auth", Boolean.toString(mail.user().isPresent()));
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.ssl.enable", Boolean.toString(mail.tls() == Mail.Tls.TLS));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(mail.tls() == Mail.Tls.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(mail.tls() == Mail.Tls.STARTTLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        // The message's number and the return address come of it; otherwise they would hold this account's name.
        properties.put("mail.from", mail.from());
        return properties;
    }

    private MimeMessage written(Session session) throws MessagingException, IOException {
        MimeMessage written = new MimeMessage(session);
        written.setFrom(new InternetAddress(mail.from(), true));
        for (String one : mail.to()) {
            written.addRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(one, true));
        }
        written.setSubject(message.subject(), "UTF-8");
        written.setSentDate(Date.from(Instant.now()));
        String text = message.text(LARGEST_TEXT);
        if (report.filter(Files::isReadable).isEmpty()) {
            written.setText(text, "UTF-8");
        } else if (tooLarge()) {
            written.setText(
                    text + "\n" + words.tooLarge(megabytes(size()), megabytes(mail.largestAttachment())), "UTF-8");
        } else {
            MimeBodyPart words = new MimeBodyPart();
            words.setText(text, "UTF-8");
            MimeBodyPart attached = new MimeBodyPart();
            attached.attachFile(report.get().toFile(), "text/html; charset=utf-8", "base64");
            written.setContent(new MimeMultipart(words, attached));
        }
        return written;
    }

    private static Delivery refused(SendFailedException problem) {
        boolean some = length(problem.getValidSentAddresses()) > 0;
        Optional<MessagingException> first = Optional.empty();
        for (Exception next = problem; next instanceof MessagingException one; next = one.getNextException()) {
            if (one instanceof SMTPAddressFailedException) {
                first = Optional.of(one);
                break;
            }
            first = first.or(() -> Optional.of(one));
        }
        int code = switch (first.orElse(problem)) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSendFailedException sent -> sent.getReturnCode();
            default -> 500;
        };
        String whom = addresses(problem.getInvalidAddresses());
        // Whoever has it already must not get it twice.
        return new Delivery.Failed(
                "refused the mail" + (whom.isEmpty() ? "" : " to " + whom) + ": '"
                        + firstLine(first.orElse(problem).getMessage()) + "'",
                code / 100 == 4 && !some);
    }

    private static int length(Address @Nullable [] addresses) {
        return addresses == null ? 0 : addresses.length;
    }

    private static String addresses(Address @Nullable [] addresses) {
        return addresses == null
                ? ""
                : Arrays.stream(addresses).map(Address::toString).collect(Collectors.joining(", "));
    }

    private static String firstLine(@Nullable String answer) {
        String line = Optional.ofNullable(answer)
                .orElse("")
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST) + "…";
    }

    private boolean tooLarge() {
        return size() > mail.largestAttachment();
    }

    private long size() {
        try {
            return report.isPresent() ? Files.size(report.get()) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static String megabytes(long bytes) {
        return bytes < 1_000_000 ? (bytes + 999) / 1000 + " KB" : (bytes + 99_999) / 100_000 / 10.0 + " MB";
    }
}
