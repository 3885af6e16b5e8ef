package org.posrig.host.service;

/** What customer service made of a request to reset a password. */
public sealed interface ResetResult {

    /**
     * The reset waits for the terminal, which learns of it with its next message.
     *
     * @param sequence of the sealed order
     */
    record Queued(long sequence) implements ResetResult {}

    /**
     * Nothing is reset.
     *
     * @param reason one sentence
     */
    record Refused(String reason) implements ResetResult {}

    default boolean queued() {
        return this instanceof Queued;
    }
}
