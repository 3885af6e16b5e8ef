package org.posrig.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Presses every key of a terminal once in its key test and says what came of each. The test is to be opened before by its start. A key that sticks mutes
 * all others: then the trial ends, and the keys behind it stay untried.
 */
public final class KeyTrial {

    /** So many keys in a row that do not count are not each dead: the one before them sticks. */
    private static final int MUTE = 3;

    /** What came of one press. */
    public enum Outcome {
        RIGHT,
        TWICE,
        NOT_AT_ALL,
        ANOTHER,
        STICKS,
        UNTRIED
    }

    /**
     * One key's result.
     *
     * @param saw what the terminal showed, in a reader's words
     */
    public record Pressed(Key key, Outcome outcome, String saw) {}

    private final Terminal terminal;
    private final KeyTest test;
    private final NamedScreen screen;
    private final List<Pressed> pressed = new ArrayList<>();

    /** @throws org.posrig.fault.RigFault when the profile knows no key test's screen */
    public KeyTrial(Terminal terminal, KeyTest test) {
        this.terminal = terminal;
        this.test = test;
        this.screen = terminal.profile().screen(test.screen());
    }

    /**
     * Goes there by the test's flow and presses all keys, digits first and the leave key last.
     *
     * @throws ScreenMismatch when the test does not open
     */
    public List<Pressed> run() {
        terminal.perform(test.flow());
        List<Key> keys = order();
        for (Key key : keys) {
            pressed.add(press(key));
            if (mute()) {
                blame(pressed.size() - silentAtTheEnd() - 1);
                keys.subList(pressed.size(), keys.size())
                        .forEach(left -> pressed.add(new Pressed(left, Outcome.UNTRIED, "")));
                return List.copyOf(pressed);
            }
        }
        probe(keys.size() - 1);
        return List.copyOf(pressed);
    }

    // Whether the last key sticks shows at the next press only: of one that has counted before.
    private void probe(int last) {
        Optional<Key> sound = pressed.subList(0, last).stream()
                .filter(one -> one.outcome() == Outcome.RIGHT)
                .map(Pressed::key)
                .findFirst();
        if (sound.isPresent() && open() && press(sound.get()).outcome() == Outcome.NOT_AT_ALL) {
            blame(last);
        }
    }

    private Pressed press(Key key) {
        if (!open()) {
            terminal.perform(test.flow());
        }
        Optional<KeyTest.Taken> before = taken();
        long count = before.map(KeyTest.Taken::count).orElse(0L);
        terminal.press(key);
        Duration deadline = terminal.profile().timing().screen();
        terminal.screens()
                .awaitLatest(
                        shown -> terminal.condition().keypadFault(shown)
                                || !screen.on(shown)
                                || test.on(shown)
                                        .filter(now -> now.count() > count)
                                        .isPresent(),
                        deadline);
        terminal.settle();
        if (!open()) {
            return key.equals(terminal.profile().leave()) && !faulty()
                    ? new Pressed(key, Outcome.TWICE, "left the key test at one press")
                    : new Pressed(key, Outcome.NOT_AT_ALL, shown());
        }
        KeyTest.Taken now = taken().orElse(new KeyTest.Taken("", count));
        if (now.count() == count) {
            return new Pressed(key, Outcome.NOT_AT_ALL, "");
        }
        if (!now.last().equals(test.nameOf(key))) {
            return new Pressed(key, Outcome.ANOTHER, "shows '" + now.last() + "'");
        }
        return now.count() == count + 1
                ? new Pressed(key, Outcome.RIGHT, "")
                : new Pressed(key, Outcome.TWICE, "counts " + (now.count() - count) + " times");
    }

    // The terminal may say so itself; if it does not, several silent keys in a row do.
    private boolean mute() {
        return faulty() || silentAtTheEnd() >= MUTE && silentAtTheEnd() < pressed.size();
    }

    private int silentAtTheEnd() {
        int silent = 0;
        for (Pressed one : pressed.reversed()) {
            if (one.outcome() != Outcome.NOT_AT_ALL) {
                return silent;
            }
            silent++;
        }
        return silent;
    }

    private void blame(int index) {
        String said = faulty() ? "the terminal says " + shown() : "no key counts after it";
        int blamed = Math.max(0, index);
        pressed.set(blamed, new Pressed(pressed.get(blamed).key(), Outcome.STICKS, said));
        for (int i = blamed + 1; i < pressed.size(); i++) {
            pressed.set(i, new Pressed(pressed.get(i).key(), Outcome.UNTRIED, ""));
        }
    }

    private boolean faulty() {
        return terminal.screens()
                .latest()
                .filter(terminal.condition()::keypadFault)
                .isPresent();
    }

    private boolean open() {
        return terminal.screens().latest().filter(screen::on).isPresent();
    }

    private Optional<KeyTest.Taken> taken() {
        return terminal.screens().latest().flatMap(test::on);
    }

    private String shown() {
        return terminal.screens()
                .latest()
                .map(shown -> "\"" + shown.text().replace("\n", " | ") + "\"")
                .orElse("nothing");
    }

    private List<Key> order() {
        Key leave = terminal.profile().leave();
        return terminal.profile().keys().stream()
                .sorted(Comparator.<Key, Boolean>comparing(key -> key.equals(leave))
                        .thenComparing(key -> !Character.isDigit(key.name().charAt(0)))
                        .thenComparing(Key::name))
                .collect(Collectors.toList());
    }
}
