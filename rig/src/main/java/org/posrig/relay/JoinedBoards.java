package org.posrig.relay;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/**
 * The relays of one terminal as one board, wherever they are. Others may use the rest of each board: making this opens none of its contacts, safe and
 * close touch the terminal's own only, and the boards themselves are closed by whoever opened them.
 */
public final class JoinedBoards implements RelayBoard {

    private final String name;
    private final Channels<Relay> relays;
    private final Map<String, RelayBoard> boards;
    private final Runnable beforeClosing;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    /**
     * @param name the terminal's name
     * @param relays for each of its channels the relay
     * @param boards all boards by their names
     * @param beforeClosing called before any contact is closed, which it prevents by what it throws
     */
    public JoinedBoards(
            String name, Map<String, Relay> relays, Map<String, RelayBoard> boards, Runnable beforeClosing) {
        this.name = name;
        this.relays = new Channels<>(name, new TreeMap<>(relays));
        this.boards = Map.copyOf(boards);
        this.beforeClosing = beforeClosing;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Set<String> channels() {
        return relays.names();
    }

    @Override
    public Relay relay(String channel) {
        return relays.find(channel).orElseGet(() -> new Relay(name, channel));
    }

    @Override
    public void set(String channel, boolean closing) {
        Relay relay = relays.of(channel);
        lock.lock();
        try {
            if (closed) {
                throw relays.closed();
            }
        } finally {
            lock.unlock();
        }
        if (closing) {
            beforeClosing.run();
        }
        move(relay, closing);
    }

    @Override
    public void safe() {
        lock.lock();
        try {
            if (!closed) {
                openAll();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long losses() {
        return relays.values().stream()
                .map(Relay::board)
                .distinct()
                .map(boards::get)
                .mapToLong(board -> board == null ? 0 : board.losses())
                .sum();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                openAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Tells channel and whether it is closed at every change of a line that can tell it, as the lines in memory can: on the thread that moved
     * the line, in order.
     */
    public void onChange(BiConsumer<String, Boolean> listener) {
        Map<String, Map<String, String>> own = new HashMap<>();
        relays.forEach((channel, relay) -> own.computeIfAbsent(relay.board(), unused -> new LinkedHashMap<>())
                .put(relay.channel(), channel));
        own.forEach((board, channels) -> {
            if (boards.get(board) instanceof Pi4jBoard lines) {
                lines.onChange((moved, closing) -> Optional.ofNullable(channels.get(moved))
                        .ifPresent(channel -> listener.accept(channel, closing)));
            }
        });
    }

    private void openAll() {
        Failures failures = new Failures();
        relays.values().forEach(relay -> failures.attempt(() -> move(relay, false)));
        failures.throwAny();
    }

    private void move(Relay relay, boolean closing) {
        RelayBoard board = boards.get(relay.board());
        if (board == null) {
            throw new IllegalStateException("There is no board " + relay.board() + ".");
        }
        board.set(relay.channel(), closing);
    }
}
