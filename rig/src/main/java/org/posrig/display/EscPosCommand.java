package org.posrig.display;

import java.util.Map;
import java.util.Set;

/**
 * One command on its way: what introduces it (ESC, FS, GS, DLE), which one it is, how many bytes follow. Lengths after Epson's public
 * command reference; a command that is not in it is taken to have no bytes behind it.
 */
final class EscPosCommand {

    private static final Map<Integer, String> INTRODUCERS = Map.of(0x1B, "ESC", 0x1C, "FS", 0x1D, "GS", 0x10, "DLE");

    /** How many bytes follow, where that is always the same and not none. */
    private static final Map<String, Integer> FIXED = Map.ofEntries(
            Map.entry("ESC", 0),
            Map.entry("ESC !", 1),
            Map.entry("ESC -", 1),
            Map.entry("ESC  ", 1),
            Map.entry("ESC %", 1),
            Map.entry("ESC 3", 1),
            Map.entry("ESC =", 1),
            Map.entry("ESC ?", 1),
            Map.entry("ESC E", 1),
            Map.entry("ESC G", 1),
            Map.entry("ESC J", 1),
            Map.entry("ESC M", 1),
            Map.entry("ESC R", 1),
            Map.entry("ESC T", 1),
            Map.entry("ESC V", 1),
            Map.entry("ESC a", 1),
            Map.entry("ESC d", 1),
            Map.entry("ESC e", 1),
            Map.entry("ESC r", 1),
            Map.entry("ESC t", 1),
            Map.entry("ESC u", 1),
            Map.entry("ESC v", 1),
            Map.entry("ESC {", 1),
            Map.entry("ESC $", 2),
            Map.entry("ESC \\", 2),
            Map.entry("ESC c", 2),
            Map.entry("ESC p", 3),
            Map.entry("ESC W", 8),
            Map.entry("FS !", 1),
            Map.entry("FS -", 1),
            Map.entry("FS C", 1),
            Map.entry("FS W", 1),
            Map.entry("FS S", 2),
            Map.entry("FS p", 2),
            Map.entry("GS !", 1),
            Map.entry("GS B", 1),
            Map.entry("GS E", 1),
            Map.entry("GS H", 1),
            Map.entry("GS I", 1),
            Map.entry("GS a", 1),
            Map.entry("GS b", 1),
            Map.entry("GS f", 1),
            Map.entry("GS h", 1),
            Map.entry("GS r", 1),
            Map.entry("GS w", 1),
            Map.entry("GS /", 1),
            Map.entry("GS $", 2),
            Map.entry("GS L", 2),
            Map.entry("GS P", 2),
            Map.entry("GS W", 2),
            Map.entry("GS \\", 2),
            Map.entry("DLE \u0004", 1),
            Map.entry("DLE \u0005", 1),
            Map.entry("DLE \u0014", 3));

    /** Those whose first bytes tell how many follow. */
    private static final Set<String> COUNTED =
            Set.of("ESC *", "ESC D", "ESC B", "GS V", "GS k", "GS v", "GS (", "FS (", "GS *");

    private String introducer = "";
    private String name = "";
    private final int[] head = new int[6];
    private int taken;
    private long missing;
    private boolean untilNul;
    private boolean counted;

    /** Whether a byte introduces a command; from then on it is open. */
    boolean begins(int code) {
        introducer = INTRODUCERS.getOrDefault(code, "");
        name = "";
        return open();
    }

    /** Whether bytes of a command are still to come. */
    boolean open() {
        return !introducer.isEmpty();
    }

    /** The command that was last complete, such as {@code ESC a}. */
    String name() {
        return name;
    }

    /** The first byte behind the command's name, 0 where there is none. */
    int argument() {
        return taken == 0 ? 0 : head[0];
    }

    void reset() {
        introducer = "";
        name = "";
    }

    void accept(int code) {
        if (name.isEmpty()) {
            name = introducer + " " + (char) code;
            taken = 0;
            untilNul = false;
            counted = !COUNTED.contains(name);
            missing = FIXED.getOrDefault(name, 0);
            closeWhenDone();
            return;
        }
        if (taken < head.length) {
            head[taken] = code;
        }
        taken++;
        if (untilNul) {
            untilNul = code != 0;
        } else if (counted) {
            missing--;
        } else {
            count();
        }
        closeWhenDone();
    }

    private void closeWhenDone() {
        if (counted && missing <= 0 && !untilNul) {
            introducer = "";
        }
    }

    /** Looks whether what has come tells how much follows. */
    private void count() {
        switch (name) {
            case "ESC D" -> until(head[0] != 0);
            case "ESC B" -> follow(taken == 2, 0);
            case "GS V" -> follow(true, head[0] >= 65 ? 1 : 0);
            case "GS k" -> {
                if (taken == 1 && head[0] <= 6) {
                    until(true);
                } else {
                    follow(taken == 2, head[1]);
                }
            }
            case "ESC *" -> follow(taken == 3, (head[1] + 256L * head[2]) * (head[0] >= 32 ? 3 : 1));
            case "GS *" -> follow(taken == 2, 8L * head[0] * head[1]);
            case "GS v" -> follow(taken == 6, (head[2] + 256L * head[3]) * (head[4] + 256L * head[5]));
            default -> follow(taken == 3, head[1] + 256L * head[2]);
        }
    }

    private void follow(boolean known, long bytes) {
        if (known) {
            counted = true;
            missing = bytes;
        }
    }

    private void until(boolean nul) {
        counted = true;
        missing = 0;
        untilNul = nul;
    }
}
