package org.posrig.bench.keys;

import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posrig.fault.RigFault;
import org.posrig.terminal.Key;
import org.posrig.terminal.Screen;
import org.posrig.terminal.Terminal;
import org.posrig.terminal.Value;

/** Amounts typed at a terminal and taken back, each held against what the display shows of it. */
final class DigitCount {

    /** One less than a stand-in's amounts take, so that a digit that counts twice shows. */
    static final int AMOUNT = 7;

    private static final Pattern YUAN = Pattern.compile("(\\d+)\\.(\\d{2})");

    private final Terminal terminal;
    private final Random random;
    private int typed;
    private int dropped;
    private int doubled;

    DigitCount(Terminal terminal, long seed) {
        this.terminal = terminal;
        this.random = new Random(seed);
    }

    int typed() {
        return typed;
    }

    /** Digits that the display lacks. */
    int dropped() {
        return dropped;
    }

    /** Digits that the display has too many. */
    int doubled() {
        return doubled;
    }

    /** Types one amount, from where a sale can be begun and back to there. */
    void amount() {
        terminal.press(new Key("enter"));
        stands("amount");
        String digits = digits();
        terminal.type(Value.open(digits));
        typed += digits.length();
        terminal.screens()
                .awaitLatest(
                        screen -> shown(screen).equals(digits),
                        terminal.profile().timing().screen());
        String shown = terminal.screens().latest().map(DigitCount::shown).orElse("");
        dropped += Math.max(0, digits.length() - shown.length());
        doubled += Math.max(0, shown.length() - digits.length());
        if (shown.length() == digits.length() && !shown.equals(digits)) {
            dropped++;
            doubled++;
        }
        terminal.press(new Key("cancel"));
        stands("idle");
    }

    private void stands(String name) {
        terminal.screens()
                .awaitLatest(
                        terminal.profile().screen(name)::on,
                        terminal.profile().timing().screen())
                .orElseThrow(() -> new RigFault(
                        RigFault.Cause.KEYPAD,
                        terminal.name() + " does not come to '" + name + "'.",
                        "A key between two amounts was lost; hold and gap are too short for this terminal."));
    }

    private String digits() {
        StringBuilder digits = new StringBuilder().append(1 + random.nextInt(9));
        while (digits.length() < AMOUNT) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static String shown(Screen screen) {
        Matcher yuan = YUAN.matcher(screen.text());
        return yuan.find() ? (yuan.group(1) + yuan.group(2)).replaceFirst("^0+", "") : "";
    }
}
