package org.posrig.host.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a request to the acquirer asks for: its message type with F60.1 (payments) or F60.3 (everything else). */
public enum MessageKind {
    /** 0800 with network code 001, 003 or 004. */
    SIGN_IN,
    /** 0820 with network code 002. */
    SIGN_OFF,
    /** 0820 with network code 301. */
    ECHO,
    /** 0800 with network code 360: parameters of the stripe application. */
    FETCH_PARAMETERS,
    /** 0800 with network code 361. */
    CONFIRM_PARAMETERS,
    /** 0800 with network code 364. */
    FETCH_RESET,
    /** 0800 with network code 365. */
    CONFIRM_RESET,
    /** 0800 with network code 394: contactless parameters, the no-PIN limit among them. */
    FETCH_CONTACTLESS,
    /** 0800 with network code 395. */
    CONFIRM_CONTACTLESS,
    /** 0200 with transaction type 01. */
    BALANCE,
    /** 0200 with transaction type 22. */
    SALE,
    /** 0200 with transaction type 23: a sale of the same batch taken back by the cashier. */
    VOID,
    /** 0220 with transaction type 25. */
    REFUND,
    /** 0100 with transaction type 10. */
    PRE_AUTHORISATION,
    /** 0100 with transaction type 11. */
    PRE_AUTHORISATION_VOID,
    /** 0200 with transaction type 20. */
    COMPLETION,
    /** 0200 with transaction type 21. */
    COMPLETION_VOID,
    /** 0220 with transaction type 24. */
    COMPLETION_NOTICE,
    /** 0200 with transaction type 26: a payment by the payer's code (type after a published QR sale). */
    QR_PAYMENT,
    /** 0200 with transaction type 06, an assumption of this project: has the payer confirmed? */
    QR_QUESTION,
    /** 0400. */
    REVERSAL,
    /** 0500 with network code 201. */
    SETTLEMENT,
    /** 0320 with network code 201. */
    BATCH_UPLOAD,
    /** 0320 with network code 202 (the totals differed) or 207 (they did not). */
    BATCH_END,
    /** 0620 with network code 951. */
    SCRIPT_RESULT,
    /** Anything else. */
    UNKNOWN;

    private static final Set<MessageKind> DEBITS = Set.of(SALE, QR_PAYMENT, COMPLETION, COMPLETION_NOTICE);
    private static final Set<MessageKind> CREDITS = Set.of(VOID, REFUND, COMPLETION_VOID);
    private static final Set<MessageKind> HOLDS = Set.of(PRE_AUTHORISATION, PRE_AUTHORISATION_VOID);

    /** As features and files write it: {@code sign-in}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All kinds as they are written, for messages to the user. */
    public static String allWritten() {
        return Arrays.stream(values()).map(MessageKind::written).collect(Collectors.joining(", "));
    }

    /** The kind of a written name, spaces or hyphens between its words. */
    public static Optional<MessageKind> of(String written) {
        String plain = written.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
        return Arrays.stream(values())
                .filter(kind -> kind.written().equals(plain))
                .findFirst();
    }

    /** Whether it counts as money taken from cardholders in a batch's totals, as a public NEW8110 application adds them up. */
    public boolean debit() {
        return DEBITS.contains(this);
    }

    /** Whether it counts as money given to cardholders in a batch's totals: a void does, and its sale stays a debit. */
    public boolean credit() {
        return CREDITS.contains(this);
    }

    /** Whether it stands in the books with an end state of its own. */
    public boolean booked() {
        return debit() || credit() || HOLDS.contains(this);
    }

    /** Whether a terminal may reverse it: refunds and notices it repeats or lets be. */
    public boolean reversible() {
        return booked() && this != REFUND && this != COMPLETION_NOTICE;
    }

    /** Whether request and answer must carry a MAC; all others may. */
    public boolean sealed() {
        return booked() || this == BALANCE || this == REVERSAL || this == QR_QUESTION;
    }
}
