package org.posrig.terminal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.posrig.fault.RigFault;

/**
 * Types a value and looks at what the terminal shows of it. Where that is not what was pressed, somebody must say whose fault it is
 * before a scenario goes on with a wrong PIN that no cardholder has entered. A fault of a contact belongs to a key and goes with it to
 * any entry; a fault of the application belongs to the entry and is there with every key. So the ten digit keys are tried alone, on
 * the same entry, each after the Clear key:
 *
 * <ul>
 *   <li>a few keys count twice or not at all, the others once: these keys are worn, the scenario is <em>broken</em> and they are named;
 *   <li>most keys do, or each counts once but the same value comes out wrong a second time: the application, <em>failed</em>;
 *   <li>each counts once and the value comes out right now: a contact that fails now and then, <em>broken</em>;
 *   <li>no key counts any more: one sticks (the terminal may say so), or the firmware hangs, <em>broken</em>;
 *   <li>the entry is left before any key has counted: the key before it counts twice, <em>broken</em>.
 * </ul>
 *
 * <p>All ten keys are tried whatever was typed, so that what is said of them tells nothing of a PIN. Function keys are not tried: where one
 * fails, the next screen does not come.
 */
final class KeyedEntry {

    /** More than so many keys do not wear out on the same day. */
    private static final int FEW = 3;

    private static final String DIGITS = "1234567890";

    private final Terminal terminal;
    private final Echo echo;
    private final Value value;
    private final String frame;
    private final Supplier<RigFault> passedOver;

    private KeyedEntry(Terminal terminal, Echo echo, Value value, String frame, Supplier<RigFault> passedOver) {
        this.terminal = terminal;
        this.echo = echo;
        this.value = value;
        this.frame = frame;
        this.passedOver = passedOver;
    }

    /**
     * Types a value on the entry that stands on the display.
     *
     * @param passedOver what to say when the entry is left before any key has counted there
     * @throws RigFault when keys have not counted as they were pressed
     * @throws ScreenMismatch when the terminal takes or shows the value in another way
     */
    static void type(Terminal terminal, Echo echo, Value value, Supplier<RigFault> passedOver) {
        Screen before = terminal.screens()
                .awaitLatest(
                        screen -> echo.read(screen).isEmpty(),
                        terminal.profile().timing().screen())
                .orElseThrow(() -> terminal.mismatch("should stand on an empty entry, but shows "
                        + terminal.screens()
                                .latest()
                                .map(screen -> echo.told(echo.read(screen)))
                                .orElse("nothing")));
        new KeyedEntry(terminal, echo, value, echo.frame(before), passedOver).type();
    }

    private void type() {
        press(value.digits());
        if (!comes(echo.expected(value.digits()))) {
            String shown = shown();
            if (value.secret() && latest().contains(value.digits())) {
                throw terminal.mismatch("shows the digits of a secret instead of asterisks");
            }
            if (!onEntry() && lastOnEntry().isEmpty()) {
                throw passedOver.get();
            }
            if (!onEntry()) {
                throw terminal.mismatch("left the entry while it was typed");
            }
            judge(shown);
        }
    }

    private void judge(String shown) {
        String sentence = terminal.name() + " shows " + echo.told(shown) + " where "
                + (value.secret()
                        ? value.digits().length() + " digits were"
                        : echo.told(echo.expected(value.digits())) + " was")
                + " typed.";
        Map<Character, String> worn = new LinkedHashMap<>();
        boolean silent = true;
        for (char digit : DIGITS.toCharArray()) {
            String trial = trial(digit, worn.keySet());
            empty();
            String before = shown();
            String read = tried(trial);
            if (!read.equals(echo.expected(trial))) {
                worn.put(digit, "key '" + digit + "' counts " + times(read.length() - trial.length() + 1));
            }
            silent &= read.equals(before);
            if (silent && worn.size() == FEW) {
                throw noneCounts(sentence, shown);
            }
        }
        if (worn.size() > FEW) {
            throw terminal.mismatch("shows " + echo.told(shown) + " where "
                    + value.digits().length() + " digits were typed, and so it does with " + worn.size()
                    + " of the ten keys pressed alone");
        }
        if (!worn.isEmpty()) {
            throw new RigFault(
                    RigFault.Cause.KEYPAD,
                    sentence + " Pressed alone, " + String.join(", ", worn.values()) + " and the others once.",
                    "See to the contacts and the relays of " + (worn.size() == 1 ? "this key" : "these keys")
                            + "; the terminal is not to blame.");
        }
        empty();
        press(value.digits());
        if (!comes(echo.expected(value.digits()))) {
            throw terminal.mismatch(
                    "shows " + echo.told(shown()) + " where " + value.digits().length()
                            + " digits were typed, for the second time, while each key pressed alone counts once");
        }
        throw new RigFault(
                RigFault.Cause.KEYPAD,
                sentence + " Each key pressed alone counts once, and the same value comes out right now.",
                "A contact fails now and then; look for bouncing keys, and for hold and gap times that are too short.");
    }

    // Zero changes no empty amount, so that it is tried behind a digit that counts, and last.
    private String trial(char digit, Set<Character> worn) {
        return echo.kind() == Echo.Kind.YUAN && digit == '0'
                ? DIGITS.chars()
                                .mapToObj(key -> (char) key)
                                .filter(key -> key != '0' && !worn.contains(key))
                                .findFirst()
                                .orElse('1')
                        + "0"
                : String.valueOf(digit);
    }

    private String tried(String trial) {
        press(trial);
        comes(echo.expected(trial));
        terminal.settle();
        return shown();
    }

    private static String times(int counted) {
        return switch (counted) {
            case 0 -> "not at all";
            case 1 -> "as another";
            case 2 -> "twice";
            default -> "several times";
        };
    }

    private RigFault noneCounts(String sentence, String shown) {
        return new RigFault(
                RigFault.Cause.KEYPAD,
                sentence + " No key counts any more" + (after(shown).isEmpty() ? "" : " " + after(shown)) + ".",
                "Look for a key that sticks; if none does, the firmware hangs.");
    }

    /** After which key of an entry nothing has counted any more, where that may be told. */
    private String after(String shown) {
        int counted = shown.length();
        return !value.secret() && counted > 0 && echo.expected(value.digits()).startsWith(shown)
                ? "after key '" + value.digits().charAt(counted - 1) + "'"
                : "";
    }

    private void press(String digits) {
        for (char digit : digits.toCharArray()) {
            terminal.hand().press(Key.digit(digit), Optional.empty(), value.secret());
        }
    }

    private void empty() {
        for (int left = shown().length(); left > 0 && !shown().isEmpty(); left--) {
            terminal.press(echo.clear());
            terminal.settle();
        }
    }

    private boolean comes(String expected) {
        Duration deadline = terminal.profile().timing().screen();
        boolean came = terminal.screens()
                .awaitLatest(
                        screen -> onFrame(screen) && echo.read(screen).equals(expected)
                                || terminal.condition().keypadFault(screen),
                        deadline)
                .isPresent();
        terminal.screens().latest().filter(terminal.condition()::keypadFault).ifPresent(stuck -> {
            throw KeypadFaults.stuck(terminal.name(), terminal.screens(), after(lastOnEntry()));
        });
        return came;
    }

    // What the entry had shown when something else took its place.
    private String lastOnEntry() {
        List<Screen> screens = terminal.screens().last(10);
        return screens.reversed().stream()
                .filter(this::onFrame)
                .findFirst()
                .map(echo::read)
                .orElse("");
    }

    private String shown() {
        return terminal.screens().latest().map(echo::read).orElse("");
    }

    private String latest() {
        return terminal.screens().latest().map(Screen::text).orElse("");
    }

    private boolean onEntry() {
        return terminal.screens().latest().filter(this::onFrame).isPresent();
    }

    private boolean onFrame(Screen screen) {
        return echo.frame(screen).equals(frame);
    }
}
