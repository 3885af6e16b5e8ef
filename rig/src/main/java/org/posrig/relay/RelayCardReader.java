package org.posrig.relay;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.posrig.fault.RigFault;
import org.posrig.terminal.CardReader;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Timeline;

/**
 * Cards brought to a terminal by relays: one channel for each card and way. A card that is there is taken away, and its relay given time to
 * open, before another comes.
 */
public final class RelayCardReader implements CardReader {

    /** How long a stripe's relay stays closed. */
    private static final Duration SWIPE = Duration.ofMillis(100);

    /** Release time of a small signal or power relay is at most 10 ms by its data sheet, bounce included; doubled. */
    public static final Duration BREAK = Duration.ofMillis(20);

    private record Present(Way way, String card, String channel) {}

    private final Map<Way, Map<String, String>> channels;
    private final Contacts contacts;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Present> present = Optional.empty();

    /**
     * @param channels for each way the bench's names of its cards with their channels of the board
     * @param lane the lane whose scenario has the terminal at the moment
     * @throws RigFault when the board lacks a channel
     */
    public RelayCardReader(
            String terminal,
            Map<Way, Map<String, String>> channels,
            RelayBoard board,
            Timeline timeline,
            Supplier<String> lane) {
        this.channels = channels.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
        this.contacts = new Contacts(terminal, board, timeline, lane);
        this.channels
                .values()
                .forEach(cards -> cards.forEach((card, channel) -> contacts.check("Card '" + card + "'", channel)));
    }

    @Override
    public Set<Way> ways(String card) {
        return channels.entrySet().stream()
                .filter(way -> way.getValue().containsKey(card))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void insert(String card) {
        bring(Way.CHIP, card, "inserted");
    }

    @Override
    public void tap(String card) {
        bring(Way.CONTACTLESS, card, "tapped");
    }

    @Override
    public void swipe(String card) {
        String channel = channel(Way.STRIPE, card);
        locked(() -> {
            takeAway();
            Failures failures = new Failures();
            failures.attempt(() -> {
                contacts.set(channel, true);
                contacts.tell(new Happening.CardMoved(contacts.terminal(), card, "swiped"));
                contacts.hold(SWIPE);
            });
            failures.attempt(() -> contacts.set(channel, false));
            failures.throwAny();
        });
    }

    @Override
    public void withdraw() {
        locked(this::takeAway);
    }

    private void bring(Way way, String card, String how) {
        String channel = channel(way, card);
        locked(() -> {
            takeAway();
            // Noted first: a relay that has closed and then failed to say so must be opened all the same.
            present = Optional.of(new Present(way, card, channel));
            Failures failures = new Failures();
            if (!failures.attempt(() -> {
                contacts.set(channel, true);
                contacts.tell(new Happening.CardMoved(contacts.terminal(), card, how));
            })) {
                failures.attempt(this::takeAway);
            }
            failures.throwAny();
        });
    }

    private void takeAway() {
        if (present.isEmpty()) {
            return;
        }
        Present there = present.get();
        contacts.set(there.channel(), false);
        present = Optional.empty();
        String how = there.way() == Way.CHIP ? "removed" : "lifted";
        contacts.tell(new Happening.CardMoved(contacts.terminal(), there.card(), how));
        contacts.hold(BREAK);
    }

    private String channel(Way way, String card) {
        Map<String, String> cards = channels.getOrDefault(way, Map.of());
        String channel = cards.get(card);
        if (channel == null) {
            throw new RigFault(
                    RigFault.Cause.FIXTURE,
                    "Card '" + card + "' cannot meet terminal " + contacts.terminal() + " " + inWords(way) + ".",
                    "Cards that can are " + Contacts.listed(cards.keySet()) + ".");
        }
        return channel;
    }

    private static String inWords(Way way) {
        return switch (way) {
            case CHIP -> "by its chip";
            case STRIPE -> "by its stripe";
            case CONTACTLESS -> "without contact";
        };
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
