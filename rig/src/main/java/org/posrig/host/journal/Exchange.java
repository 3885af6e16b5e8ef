package org.posrig.host.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * A request and the acquirer's answer, without secrets.
 *
 * @param number from 1, rising within a lane
 * @param at host time of the lane
 * @param kind what was asked
 * @param key terminal, batch and trace number; a reversal repeats those of its sale
 * @param card the card's name in the card file, or empty
 * @param maskedCard first six and last four digits, or empty
 * @param fen the amount, 0 where there is none
 * @param entryMode how the card was read
 * @param pinBlock whether a PIN block came with it
 * @param code F39 of the answer; empty where nobody decided
 * @param why one sentence on the code, for the reader of a failure
 * @param delivery whether request and answer arrived
 * @param endState sales only: what has become of it by now
 */
public record Exchange(
        long number,
        Instant at,
        MessageKind kind,
        SaleKey key,
        String card,
        String maskedCard,
        long fen,
        EntryMode entryMode,
        boolean pinBlock,
        String code,
        String why,
        Delivery delivery,
        Optional<EndState> endState) {

    public String terminalNumber() {
        return key.terminalNumber();
    }

    public int trace() {
        return key.trace();
    }

    public int batch() {
        return key.batch();
    }

    Exchange numbered(long newNumber) {
        return new Exchange(
                newNumber, at, kind, key, card, maskedCard, fen, entryMode, pinBlock, code, why, delivery, endState);
    }

    Exchange delivered(Delivery newDelivery) {
        return new Exchange(
                number, at, kind, key, card, maskedCard, fen, entryMode, pinBlock, code, why, newDelivery, endState);
    }

    Exchange ended(Optional<EndState> newState) {
        return new Exchange(
                number, at, kind, key, card, maskedCard, fen, entryMode, pinBlock, code, why, delivery, newState);
    }
}
