package org.posrig.bench.calibrate;

import java.time.Duration;
import org.posrig.terminal.TypingTrial;

/**
 * What came of digits typed at one pace.
 *
 * @param hold how long each key was held
 * @param gap how long nothing was held after it
 */
public record Point(Duration hold, Duration gap, TypingTrial.Counted counted) {

    public boolean sound() {
        return counted.sound();
    }
}
