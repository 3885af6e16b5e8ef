package org.posrig.display;

import java.util.Map;

/**
 * One command of a customer display on its way: what introduces it, which one it is, how many bytes follow. A command that the display
 * does not have is taken to have no bytes behind it. What looks like the beginning of a download is believed only as far as a real one
 * can go, so that garbage takes at most {@value #LONGEST_BLOCK} bytes with it.
 */
final class PanelCommand {

    /** A font download, whose length is known only from its own bytes: {@code ESC & y c1 c2 (x d1 … d(xy)) …}. */
    static final int FONT = -1;

    /** A command with a length of its own behind one more byte: {@code US ( f pL pH d1 … dn}. */
    static final int BLOCK = -2;

    static final int LONGEST_BLOCK = 1024;

    private static final int MOST_DOTS = 8;

    private final Map<Integer, String> introducers;
    private final Map<String, Integer> lengths;
    private String introducer = "";
    private String name = "";
    private final int[] arguments = new int[4];
    private int taken;
    private int kind;
    private int missing;
    private int glyphs;

    /**
     * @param introducers the names of the bytes that begin a command
     * @param lengths for each command, such as {@code ESC l}, the bytes that follow, {@link #FONT} or {@link #BLOCK}
     */
    PanelCommand(Map<Integer, String> introducers, Map<String, Integer> lengths) {
        this.introducers = introducers;
        this.lengths = lengths;
    }

    /** Whether a byte introduces a command; from then on it is open. */
    boolean begins(int code) {
        introducer = introducers.getOrDefault(code, "");
        name = "";
        return open();
    }

    /** Whether bytes of a command are still to come. */
    boolean open() {
        return !introducer.isEmpty();
    }

    /** The command that was last complete. */
    String name() {
        return name;
    }

    boolean known() {
        return lengths.containsKey(name);
    }

    /** A byte behind the command's name, 0 where it has none. */
    int argument(int index) {
        return index < taken ? arguments[index] : 0;
    }

    void reset() {
        introducer = "";
        name = "";
    }

    void accept(int code) {
        if (name.isEmpty()) {
            // ESC ESC: the second one begins anew.
            if (!introducers.containsKey(code)) {
                begin(code);
            } else {
                introducer = introducers.get(code);
            }
            return;
        }
        if (taken < arguments.length) {
            arguments[taken] = code;
        }
        taken++;
        missing--;
        switch (kind) {
            case FONT -> font(code);
            case BLOCK -> block();
            default -> {}
        }
        if (missing <= 0) {
            introducer = "";
        }
    }

    private void begin(int code) {
        name = introducer + " " + (char) code;
        taken = 0;
        kind = lengths.getOrDefault(name, 0);
        missing = kind < 0 ? 3 : kind;
        if (missing == 0) {
            introducer = "";
        }
    }

    private void font(int code) {
        if (taken == 3) {
            glyphs = arguments[2] - arguments[1] + 1;
            boolean real = arguments[0] == 1 && arguments[1] >= 0x20 && arguments[2] <= 0x7E && glyphs > 0;
            missing = real ? 1 : 0;
        } else if (taken > 3 && missing == 0 && glyphs > 0) {
            glyphs--;
            // The number of columns of the next glyph, which its dots follow and then the next number.
            missing = code > MOST_DOTS ? 0 : code + (glyphs > 0 ? 1 : 0);
        }
    }

    private void block() {
        if (taken == 3) {
            int length = arguments[1] + 256 * arguments[2];
            missing = length > LONGEST_BLOCK ? 0 : length;
        }
    }
}
