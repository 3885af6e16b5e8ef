package org.posrig.relay.guard;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.posrig.relay.BoardDescription;
import org.posrig.relay.RelayBoard;
import org.posrig.relay.RelayBoards;
import org.posrig.relay.RelayKeypad;
import org.posrig.terminal.Key;
import org.posrig.terminal.Press;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

/** As much of a rig as can be killed: a guarded board, and keys that are pressed on it, one after the other, until somebody does. */
final class PressingRig {

    static final int RELAYS = 8;
    static final Duration HOLD = Duration.ofMillis(80);

    private PressingRig() {}

    public static void main(String[] arguments) {
        Map<String, Integer> lines = new LinkedHashMap<>();
        Map<Key, String> keys = new LinkedHashMap<>();
        for (int relay = 1; relay <= RELAYS; relay++) {
            lines.put("key." + relay, relay);
            keys.put(new Key(String.valueOf(relay)), "key." + relay);
        }
        BoardDescription usb = new BoardDescription.SerialBoard("usb", arguments[0], RELAYS, lines);
        Guard guard = Guard.over(List.of(usb), Path.of(arguments[1]), () -> System.out.println("unguarded"));
        RelayBoard board = new RelayBoards().open(usb);
        System.out.println("guard " + guard.pid().orElseThrow());
        RelayKeypad keypad = new RelayKeypad("T1", keys, board, new Timeline(new Secrets()), () -> "");
        while (true) {
            keys.keySet().forEach(key -> keypad.press(key, new Press(HOLD, Duration.ofMillis(10), false)));
        }
    }
}
