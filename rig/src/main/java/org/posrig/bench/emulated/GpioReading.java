package org.posrig.bench.emulated;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the lines of the emulated chip stood at one moment, from its registers (BCM2835 ARM Peripherals, table 6-1): three bits of GPFSELn say what a
 * line is for, 001 an output; GPLEVn holds its level. The emulator has no pull resistors, so the level of a line that is no output means nothing.
 *
 * @param nanos when, on this process's monotonic clock
 * @param driven for each line, from bit 0, whether it is an output
 * @param high for each line whether its level is high
 */
public record GpioReading(long nanos, long driven, long high) {

    /** The lines of the chip. */
    static final int LINES = 54;

    /** What to ask the emulator's monitor: the fifteen words from GPFSEL0 to GPLEV1. */
    static final String QUESTION = "xp /15wx 0x3f200000";

    private static final int WORDS = 15;
    private static final int LINES_OF_A_WORD = 10;
    private static final int LEVELS = 13;
    private static final int OUTPUT = 1;
    private static final Pattern WORD = Pattern.compile("0x([0-9a-f]{8})");

    /** @throws IllegalArgumentException when it is no answer to the {@link #QUESTION} */
    static GpioReading of(String answer, long nanos) {
        List<Long> words = new ArrayList<>(WORDS);
        for (Matcher word = WORD.matcher(answer); word.find(); ) {
            words.add(Long.parseLong(word.group(1), 16));
        }
        if (words.size() != WORDS) {
            throw new IllegalArgumentException("The emulator told " + words.size() + " words of " + WORDS + ".");
        }
        long driven = 0;
        for (int line = 0; line < LINES; line++) {
            long function = words.get(line / LINES_OF_A_WORD) >> line % LINES_OF_A_WORD * 3 & 7;
            driven |= function == OUTPUT ? 1L << line : 0;
        }
        return new GpioReading(nanos, driven, words.get(LEVELS) | words.get(LEVELS + 1) << 32);
    }

    /** Whether a line is driven to a level. */
    public boolean drives(int line, boolean level) {
        return (driven >> line & 1) == 1 && (high >> line & 1) == (level ? 1 : 0);
    }
}
