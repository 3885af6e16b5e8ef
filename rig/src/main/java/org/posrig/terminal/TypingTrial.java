package org.posrig.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Types digits into an entry of an amount that is never confirmed, with a hold and a gap of one's own, and reads what the terminal made of them. The entry
 * is the first of the profile's that is typed with {@code echo: yuan}.
 */
public final class TypingTrial {

    /** As few digits as any terminal takes for an amount, less one, so that a doubled digit still shows. */
    public static final int MOST_DIGITS = 7;

    /**
     * What came of some digits.
     *
     * @param typed how many were typed
     * @param dropped how many of these are missing
     * @param doubled how many are there that were not typed
     */
    public record Counted(int typed, int dropped, int doubled) {

        public boolean sound() {
            return dropped == 0 && doubled == 0;
        }

        public Counted plus(Counted other) {
            return new Counted(typed + other.typed, dropped + other.dropped, doubled + other.doubled);
        }
    }

    private final Terminal terminal;
    private final String flow;
    private final int typingAt;
    private final Echo echo;

    private TypingTrial(Terminal terminal, String flow, int typingAt, Echo echo) {
        this.terminal = terminal;
        this.flow = flow;
        this.typingAt = typingAt;
        this.echo = echo;
    }

    /** Such a trial; empty where the profile has no entry of an amount whose digits are shown. */
    public static Optional<TypingTrial> of(Terminal terminal) {
        return terminal.profile().flows().values().stream()
                .sorted(java.util.Comparator.comparing(Flow::name))
                .flatMap(flow -> of(terminal, flow).stream())
                .findFirst();
    }

    private static Optional<TypingTrial> of(Terminal terminal, Flow flow) {
        for (int i = 0; i < flow.actions().size(); i++) {
            if (flow.actions().get(i) instanceof Action.TypeValue(String parameter, Optional<Echo> echo)
                    && echo.filter(shown -> shown.kind() == Echo.Kind.YUAN).isPresent()) {
                return Optional.of(new TypingTrial(terminal, flow.name(), i, echo.get()));
            }
        }
        return Optional.empty();
    }

    /**
     * Goes to the entry from a terminal that is ready.
     *
     * @throws ScreenMismatch when it does not open
     */
    public void open(Map<String, Value> values) {
        new Performance(terminal, flow, values, () -> "").performUpTo(typingAt);
    }

    /** Leaves the entry as it is. */
    public void leave() {
        terminal.press(terminal.profile().leave());
        terminal.settle();
    }

    /**
     * Empties the entry with the profile's own times, types the digits and counts what has come of them.
     *
     * @param digits 1 to {@value #MOST_DIGITS}, the first not 0
     */
    public Counted type(String digits, Duration hold, Duration gap) {
        empty();
        Press how = new Press(hold, gap, false);
        for (char digit : digits.toCharArray()) {
            terminal.hand().press(Key.digit(digit), how);
        }
        terminal.settle();
        String read = terminal.screens().latest().map(echo::read).orElse("");
        int common = common(digits, read);
        return new Counted(digits.length(), digits.length() - common, read.length() - common);
    }

    /** For each digit key that does not count once, a sentence; with the profile's own times. */
    public List<String> wrongDigits() {
        List<String> wrong = new ArrayList<>();
        Timing timing = terminal.profile().timing();
        for (char digit : "1234567890".toCharArray()) {
            // Zero changes no empty amount.
            Counted counted = type(digit == '0' ? "10" : String.valueOf(digit), timing.hold(), timing.gap());
            if (counted.doubled() > 0 && counted.dropped() == 0) {
                wrong.add("key '" + digit + "' bounces (counts " + (counted.doubled() + 1) + " times)");
            } else if (counted.dropped() > 0) {
                wrong.add("key '" + digit + "' " + (counted.doubled() > 0 ? "is taken for another" : "does not count"));
            }
        }
        return wrong;
    }

    private void empty() {
        // One press may empty the entry whole, and a further one leave it: so the first is looked at.
        for (int round = 0; round < MOST_DIGITS && !shown().isEmpty(); round++) {
            int presses = round == 0 ? 1 : shown().length();
            for (int i = 0; i < presses; i++) {
                terminal.press(echo.clear());
            }
            terminal.settle();
        }
    }

    private String shown() {
        return terminal.screens().latest().map(echo::read).orElse("");
    }

    // The longest common subsequence: what was typed and not in it was dropped, what is read and not in it doubled.
    private static int common(String typed, String read) {
        int[][] longest = new int[typed.length() + 1][read.length() + 1];
        for (int i = 1; i <= typed.length(); i++) {
            for (int j = 1; j <= read.length(); j++) {
                longest[i][j] = typed.charAt(i - 1) == read.charAt(j - 1)
                        ? longest[i - 1][j - 1] + 1
                        : Math.max(longest[i - 1][j], longest[i][j - 1]);
            }
        }
        return longest[typed.length()][read.length()];
    }
}
