package org.posrig.host.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a request to the acquirer asks for. */
public enum MessageKind {
    /** 0800 with network code 001, 003 or 004. */
    SIGN_IN,
    /** 0820 with network code 002. */
    SIGN_OFF,
    /** 0820 with network code 301. */
    ECHO,
    /** 0800 with network code 364. */
    FETCH_RESET,
    /** 0800 with network code 365. */
    CONFIRM_RESET,
    /** 0200 with transaction type 22. */
    SALE,
    /** 0400. */
    REVERSAL,
    /** Anything else. */
    UNKNOWN;

    /** As features and files write it: {@code sign-in}. */
    public String written() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of a written name, spaces or hyphens between its words. */
    public static Optional<MessageKind> of(String written) {
        String plain = written.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
        return Arrays.stream(values())
                .filter(kind -> kind.written().equals(plain))
                .findFirst();
    }
}
