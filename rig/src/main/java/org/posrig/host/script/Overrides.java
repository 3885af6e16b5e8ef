package org.posrig.host.script;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.posrig.host.journal.MessageKind;

/** Answers laid down in advance: the next request of a kind gets its code and nobody else decides on it. First in, first out. */
public final class Overrides {

    private final Map<MessageKind, Queue<String>> waiting = new EnumMap<>(MessageKind.class);

    /**
     * Lays an answer down.
     *
     * @param code F39, two letters or digits other than 00: an approval has effects that only a decision can have
     */
    public synchronized void answerNext(MessageKind kind, String code) {
        if (!code.matches("[0-9A-Z]{2}") || code.equals("00")) {
            throw new IllegalArgumentException(
                    "The answer '" + code + "' cannot be laid down; use a refusal of two letters or digits, not 00.");
        }
        waiting.computeIfAbsent(kind, any -> new ArrayDeque<>()).add(code);
    }

    /** Takes the next answer of a kind. */
    public synchronized Optional<String> take(MessageKind kind) {
        return Optional.ofNullable(waiting.get(kind)).map(Queue::poll);
    }
}
