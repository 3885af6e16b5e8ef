package org.posrig.run.notify;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The tries at one receiver: as many as the plan says, each for so long, with a tenth of that between them, all before the deadline. */
final class Tries {

    private static final int PAUSES_IN_PATIENCE = 10;

    private final NotifyPart part;
    private final ExecutorService threads;
    private final long end;

    /** @param end of {@link System#nanoTime} */
    Tries(NotifyPart part, ExecutorService threads, long end) {
        this.part = part;
        this.threads = threads;
        this.end = end;
    }

    static String sentence(Channel channel, String why) {
        String told = channel.told();
        return Notifier.NOT_NOTIFIED + told + " " + why + ".";
    }

    /** Why it was not delivered, or nothing when it was. */
    Optional<String> of(Channel channel) throws InterruptedException {
        int made = 0;
        Delivery last = new Delivery.Failed("was not tried: the deadline was over", true);
        while (made < part.tries() && !Notifier.left(end).isZero()) {
            last = one(channel);
            made++;
            if (!(last instanceof Delivery.Failed failed) || !failed.again()) {
                break;
            }
            if (made < part.tries()) {
                pause();
            }
        }
        int tries = made;
        return last instanceof Delivery.Failed(String why, boolean again)
                ? Optional.of(sentence(channel, why + (tries > 1 ? ", " + tries + " times" : "")))
                : Optional.empty();
    }

    // A library's own limits hold for each read and write; this one holds for the whole try.
    private Delivery one(Channel channel) throws InterruptedException {
        Duration patience = Notifier.left(end).compareTo(part.patience()) < 0 ? Notifier.left(end) : part.patience();
        Future<Delivery> trying = threads.submit(() -> channel.deliver(patience));
        try {
            return trying.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            trying.cancel(true);
            return new Delivery.Failed("did not answer in time", true);
        } catch (ExecutionException e) {
            return NetworkFaults.told(e.getCause());
        }
    }

    // The only thing that could end it early is the end of the night, which interrupts.
    private void pause() throws InterruptedException {
        Duration pause = part.patience().dividedBy(PAUSES_IN_PATIENCE);
        long wait = Math.min(pause.toNanos(), Notifier.left(end).toNanos());
        new CountDownLatch(1).await(wait, TimeUnit.NANOSECONDS);
    }
}
