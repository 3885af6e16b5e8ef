package org.posrig.relay;

import java.util.Set;
import org.posrig.terminal.Key;
import org.posrig.terminal.Keypad;
import org.posrig.terminal.Press;

/** A keypad whose terminal has senses: they are told before a secret entry begins, and when it is over. */
public final class WatchedKeypad implements Keypad {

    private final Keypad keypad;
    private final TerminalSenses senses;

    public WatchedKeypad(Keypad keypad, TerminalSenses senses) {
        this.keypad = keypad;
        this.senses = senses;
    }

    @Override
    public Set<Key> keys() {
        return keypad.keys();
    }

    @Override
    public void press(Key key, Press how) {
        senses.keyFollows(how.secret());
        keypad.press(key, how);
    }

    @Override
    public void chord(Set<Key> keys, Press how) {
        senses.keyFollows(how.secret());
        keypad.chord(keys, how);
    }
}
