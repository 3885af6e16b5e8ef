package org.posrig.terminal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One step of a profile's flow. */
public sealed interface Action {

    /** Presses one key, held as long as the profile says or as given. */
    record PressKey(Key key, Duration hold) implements Action {}

    /**
     * Types the value of a parameter, digit by digit; a secret parameter leaves no trace of its digits.
     *
     * @param echo how the terminal shows what is typed; empty where nobody looks
     */
    record TypeValue(String parameter, Optional<Echo> echo) implements Action {

        public TypeValue(String parameter) {
            this(parameter, Optional.empty());
        }
    }

    /** Waits for one of the screens among everything shown since the last press. */
    record AwaitScreen(List<String> screens) implements Action {}

    /** Waits until one of the screens stands on the display now, whenever it came. */
    record StandOn(List<String> screens) implements Action {}

    /** Runs another flow, then goes on. */
    record Perform(String flow) implements Action {}

    /** Runs another flow when one of the screens stands on the display now, else goes on. */
    record Branch(List<String> screens, String flow) implements Action {}
}
