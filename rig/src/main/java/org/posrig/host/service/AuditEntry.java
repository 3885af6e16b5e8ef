package org.posrig.host.service;

import java.time.Instant;

/**
 * A line of customer service's audit trail.
 *
 * @param at host time of the lane
 * @param terminalNumber the terminal it was about
 * @param operator whose password, or empty
 * @param what one sentence, without secrets
 */
public record AuditEntry(Instant at, String terminalNumber, String operator, String what) {}
