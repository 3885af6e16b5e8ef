package org.posrig.host.journal;

/** What became of a sale, or of any other booked payment, on the acquirer's books; each has exactly one. */
public enum EndState {
    APPROVED,
    DECLINED,
    REVERSED,
    /** Approved, then taken back by a void of its own. */
    VOIDED,
    /** A pre-authorisation whose money a completion has taken. */
    COMPLETED,
    /** A payment by QR that its payer has yet to confirm. */
    PENDING,
    /** The request was lost on its way: the issuer never saw it. */
    NEVER_REACHED
}
