package org.posrig.host.journal;

import java.time.Instant;

/**
 * A PIN that was refused, on record without PIN or PIN block.
 *
 * @param at host time of the lane
 * @param terminalNumber where
 * @param trace the sale's trace number
 * @param card the card's name, or empty
 * @param maskedCard first six and last four digits
 * @param code F39 of the answer
 * @param why one sentence
 */
public record PinFailure(
        Instant at, String terminalNumber, int trace, String card, String maskedCard, String code, String why) {}
