package org.posrig.features;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jpos.util.NameRegistrar;
import org.posrig.cli.Posrig;
import org.posrig.host.transaction.Switchboard;

/**
 * {@code posrig} on a machine whose acquirer is held up: from the step that pays on, somebody else has what it needs to decide on a sale, and
 * gives it back when the terminal has long given up.
 */
final class LateAcquirer {

    private static final Duration LATE = Duration.ofMillis(1_600);

    private LateAcquirer() {}

    /** The same command line, with an output folder. */
    public static void main(String[] arguments) {
        Path runs = Path.of(arguments[List.of(arguments).indexOf("--output-dir") + 1]);
        Thread.ofPlatform().daemon().start(() -> holdUp(runs));
        Posrig.main(arguments);
    }

    private static void holdUp(Path runs) {
        awaitEvent(runs, "When the cardholder taps");
        Switchboard acquirer = NameRegistrar.getAsMap().values().stream()
                .filter(Switchboard.class::isInstance)
                .map(Switchboard.class::cast)
                .findFirst()
                .orElseThrow();
        synchronized (acquirer.lanes().iterator().next().issuer()) {
            awaitEvent(runs, "0200 sale");
            pass(LATE);
        }
    }

    private static void awaitEvent(Path runs, String event) {
        while (!happened(runs, event)) {
            pass(Duration.ofMillis(10));
        }
    }

    private static boolean happened(Path runs, String event) {
        try (Stream<Path> found = Files.list(runs)) {
            Path timeline = found.findFirst().orElseThrow().resolve("timeline.jsonl");
            return Files.exists(timeline) && Files.readString(timeline).contains(event);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static void pass(Duration time) {
        try {
            new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
