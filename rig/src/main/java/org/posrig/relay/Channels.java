package org.posrig.relay;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.posrig.fault.RigFault;

/** The channels of one board by their names, in an order, each with what it moves. */
final class Channels<T> {

    private final String board;
    private final Map<String, T> all;

    Channels(String board, Map<String, T> all) {
        this.board = board;
        this.all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
    }

    Set<String> names() {
        return Set.copyOf(all.keySet());
    }

    Collection<T> values() {
        return all.values();
    }

    void forEach(BiConsumer<String, T> action) {
        all.forEach(action);
    }

    /** @throws RigFault when the board has no such channel */
    T of(String channel) {
        return find(channel)
                .orElseThrow(() -> new RigFault(
                        RigFault.Cause.FIXTURE,
                        "Relay board " + board + " has no channel '" + channel + "'.",
                        "Its channels are " + Contacts.listed(all.keySet()) + "."));
    }

    Optional<T> find(String channel) {
        return Optional.ofNullable(all.get(channel));
    }

    /** What a board says that nobody may move any more. */
    RigFault closed() {
        return new RigFault(
                RigFault.Cause.RELAY_BOARD, "Relay board " + board + " has been closed.", "Start the bench again.");
    }
}
