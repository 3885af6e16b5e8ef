package org.posrig.host.journal;

import java.util.Arrays;
import java.util.Locale;

/** How a card's number came into the terminal: the first two digits of F22. */
public enum EntryMode {
    MANUAL("01"),
    STRIPE("02"),
    QR("03"),
    CHIP("05"),
    CONTACTLESS("07"),
    FALLBACK("80"),
    UNKNOWN("");

    private final String digits;

    EntryMode(String digits) {
        this.digits = digits;
    }

    /** The mode of an F22 of three digits. */
    public static EntryMode of(String field22) {
        return Arrays.stream(values())
                .filter(mode -> mode != UNKNOWN && field22.startsWith(mode.digits))
                .findFirst()
                .orElse(UNKNOWN);
    }

    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
