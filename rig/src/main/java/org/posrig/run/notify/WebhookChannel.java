package org.posrig.run.notify;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Posts a message to a robot. Redirections are not followed: the message would go to somebody whom the plan does not name. */
final class WebhookChannel implements Channel {

    private static final int MOST_READ = 4096;
    private static final int WIDEST = 160;
    private static final int SHORTEST_SECRET = 6;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Webhook webhook;
    private final Message message;
    private final InstantSource clock;

    WebhookChannel(Webhook webhook, Message message, InstantSource clock) {
        this.webhook = webhook;
        this.message = message;
        this.clock = clock;
    }

    @Override
    public String told() {
        return webhook.told();
    }

    @Override
    public Delivery deliver(Duration patience) throws InterruptedException {
        WebhookRequest wanted =
                WebhookRequest.of(webhook, message.text(webhook.style().largest()), clock.instant());
        HttpRequest request = HttpRequest.newBuilder(wanted.uri())
                .timeout(patience)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", wanted.contentType())
                .POST(HttpRequest.BodyPublishers.ofString(wanted.body(), StandardCharsets.UTF_8))
                .build();
        HttpClient client = HttpClient.newBuilder().connectTimeout(patience).build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            return verdict(response.statusCode(), firstLine(response.body()));
        } catch (IOException e) {
            return NetworkFaults.told(e);
        } finally {
            client.shutdownNow();
        }
    }

    private Delivery verdict(int status, String answer) {
        if (status / 100 == 2) {
            return WebhookRequest.verdict(webhook.style(), answer);
        }
        return new Delivery.Failed(
                "answered " + status + (answer.isEmpty() ? "" : " '" + answer + "'"),
                status / 100 == 5 || status == TOO_MANY_REQUESTS);
    }

    private String firstLine(InputStream body) throws IOException {
        try (body) {
            String answer = new String(body.readNBytes(MOST_READ), StandardCharsets.UTF_8);
            String line = withoutAddress(answer.lines()
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("")
                    .replaceAll("\\p{Cntrl}", " "));
            return line.length() <= WIDEST ? line : line.substring(0, WIDEST) + "…";
        }
    }

    /** Some servers say the path that was asked for; with it the token would be told. */
    private String withoutAddress(String answer) {
        String address = webhook.address().value();
        String host = webhook.uri().getHost();
        Stream<String> parts = Stream.concat(
                Stream.of(
                        webhook.uri().getPath(),
                        webhook.uri().getRawPath(),
                        webhook.uri().getRawQuery()),
                Arrays.stream((address + "/"
                                + Optional.ofNullable(webhook.uri().getPath()).orElse(""))
                        .split("[/?&=:#@]")));
        String cleaned = answer.replace(address, "•••");
        for (String part : parts.filter(part -> part != null && part.length() >= SHORTEST_SECRET && !part.equals(host))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()) {
            cleaned = cleaned.replace(part, "•••");
        }
        return webhook.secret().isPresent()
                ? cleaned.replace(webhook.secret().get().value(), "•••")
                : cleaned;
    }
}
