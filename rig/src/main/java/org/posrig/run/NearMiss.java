package org.posrig.run;

import java.util.ArrayList;
import java.util.List;

/** The first lines of a red's message: what was expected, and the picture of the screen that came closest with its differences. */
final class NearMiss {

    private static final int MOST = 12;

    private NearMiss() {}

    /** The headline, and the picture up to its lower edge where there is one. */
    static List<String> of(String message) {
        List<String> lines = message.lines().toList();
        List<String> told = new ArrayList<>(lines.stream().limit(1).toList());
        int from = first(lines, "Closest screen");
        if (from < 0) {
            return told;
        }
        int edges = 0;
        for (String line : lines.subList(from, Math.min(lines.size(), from + MOST))) {
            told.add(line);
            if (line.strip().matches("\\+-+\\+") && ++edges == 2) {
                break;
            }
        }
        return told;
    }

    private static int first(List<String> lines, String beginning) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(beginning)) {
                return i;
            }
        }
        return -1;
    }
}
