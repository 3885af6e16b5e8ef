package org.posrig.run.notify;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** Tells everybody whom a plan names what became of a night. */
public final class Notifier {

    /** What every sentence about somebody who was not told begins with. */
    public static final String NOT_NOTIFIED = "Not notified: ";

    private final NotifyPart part;
    private final UnaryOperator<String> secrets;

    /** @param secrets takes secrets out of texts before they go anywhere; see {@link org.posrig.timeline.Secrets#filter} */
    public Notifier(NotifyPart part, UnaryOperator<String> secrets) {
        this.part = part;
        this.secrets = secrets;
    }

    /**
     * Sends to all at once, unless the plan wants nobody told of such a night. Never throws and never takes longer than the plan's
     * deadline and a moment.
     *
     * @param report the report in one file, for mails; empty or not there when none could be made
     * @return one sentence for each thing that was not delivered, with the reason; none holds a secret
     */
    public List<String> send(NightSummary night, Optional<Path> report) {
        return part.when().holds(night) ? sendAnyway(night, report) : List.of();
    }

    /** The same whatever the night was like: for trying out whether messages arrive. */
    public List<String> sendAnyway(NightSummary night, Optional<Path> report) {
        return send(new NightMessage(night, part.language(), secrets), report, true);
    }

    /**
     * Tells everybody, whatever the plan says of when, that there was no night; as {@link #send} otherwise. A mail has no report then.
     */
    public List<String> sendMissed(MissedNight night) {
        return send(new MissedNightMessage(night, part.language(), secrets), Optional.empty(), false);
    }

    private List<String> send(Message message, Optional<Path> report, boolean reported) {
        List<Channel> channels = new ArrayList<>();
        part.webhooks().forEach(one -> channels.add(new WebhookChannel(one, message, InstantSource.system())));
        Optional<MailChannel> mail = part.mail().map(one -> new MailChannel(one, message, part.language(), report));
        mail.ifPresent(channels::add);
        List<String> undelivered = new ArrayList<>(deliver(channels));
        mail.filter(unused -> reported).flatMap(MailChannel::leftBehind).ifPresent(undelivered::add);
        return List.copyOf(undelivered);
    }

    /** What is sent, as a mail has it. */
    public String message(NightSummary night) {
        return new NightMessage(night, part.language(), secrets).text(MailChannel.LARGEST_TEXT);
    }

    private List<String> deliver(List<Channel> channels) {
        long end = System.nanoTime() + part.deadline().toNanos();
        // Not closed: that would wait for a try that heeds no interruption, a name server's silence for one.
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        List<Future<Optional<String>>> going = channels.stream()
                .map(channel -> threads.submit(() -> new Tries(part, threads, end).of(channel)))
                .toList();
        List<String> undelivered = new ArrayList<>();
        for (int i = 0; i < going.size(); i++) {
            result(going.get(i), channels.get(i), end).ifPresent(undelivered::add);
        }
        threads.shutdownNow();
        return undelivered;
    }

    // The tries keep to the deadline by themselves; the second on top is for the one that is just being told.
    private static Optional<String> result(Future<Optional<String>> going, Channel channel, long end) {
        try {
            return going.get(end - System.nanoTime() + TimeUnit.SECONDS.toNanos(1), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(Tries.sentence(channel, "was not told: the night was ended"));
        } catch (ExecutionException e) {
            return Optional.of(Tries.sentence(
                    channel, "could not be told (" + e.getCause().getClass().getSimpleName() + ")"));
        } catch (TimeoutException e) {
            return Optional.of(Tries.sentence(channel, "did not answer in time"));
        }
    }

    /** Time that is left, never negative. */
    static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }
}
