package org.posrig.host.script;

import org.posrig.host.journal.MessageKind;

/** Answers laid down in advance: the next request of a kind gets its code and nobody else decides on it. First in, first out. */
public final class Overrides {

    private final Rules rules;

    public Overrides(Rules rules) {
        this.rules = rules;
    }

    /**
     * Lays an answer down.
     *
     * @param code F39, two letters or digits other than 00: an approval has effects that only a decision can have
     */
    public void answerNext(MessageKind kind, String code) {
        if (!code.matches("[0-9A-Z]{2}") || code.equals("00")) {
            throw new IllegalArgumentException(
                    "The answer '" + code + "' cannot be laid down; use a refusal of two letters or digits, not 00.");
        }
        rules.add(Rule.next("next " + kind.written() + " " + code, Match.of(kind), Action.answer(code)));
    }
}
