package org.posrig.bench.doctor;

import java.util.Optional;

/**
 * Whether the Pi's supply holds: an under-voltage drops relays and USB adapters first. The firmware's {@code get_throttled} word: bit 0 under-voltage now, bit
 * 2 throttled now, 16 and 18 since the start (Raspberry Pi's documentation of vcgencmd).
 */
public final class VoltageCheck implements Check {

    private static final String TOLD = "/sys/devices/platform/soc/soc:firmware/get_throttled";
    private static final long LOW_NOW = 1;
    private static final long SLOW_NOW = 1 << 2;
    private static final long LOW_BEFORE = 1 << 16;
    private static final long SLOW_BEFORE = 1 << 18;
    private static final String SUPPLY =
            "Use the supply made for this Pi and a short cable, and feed the relays from a supply of their own.";

    private final Machine machine;

    public VoltageCheck(Machine machine) {
        this.machine = machine;
    }

    @Override
    public String name() {
        return "voltage";
    }

    @Override
    public Finding look() {
        Optional<Long> word = machine.text(TOLD)
                .filter(text -> text.matches("(0x)?[0-9a-fA-F]{1,8}"))
                .map(text -> Long.parseLong(text.replaceFirst("^0x", ""), 16));
        if (word.isEmpty()) {
            return Finding.skipped("this machine does not tell its supply");
        }
        long bits = word.get();
        if ((bits & LOW_NOW) != 0) {
            return Finding.fail("the Pi's supply is too low now", SUPPLY);
        }
        if ((bits & SLOW_NOW) != 0) {
            return Finding.warn("the Pi is slowed down now", "See to its supply and its temperature.");
        }
        if ((bits & LOW_BEFORE) != 0) {
            return Finding.warn("the Pi's supply has been too low since it was started", SUPPLY);
        }
        return (bits & SLOW_BEFORE) != 0
                ? Finding.warn(
                        "the Pi has been slowed down since it was started", "See to its supply and its temperature.")
                : Finding.pass("the Pi's supply has held since it was started");
    }
}
