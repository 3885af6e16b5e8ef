package org.posrig.bench.emulated;

import java.util.LinkedHashMap;
import java.util.Map;

/** The verdicts in a run's {@code scenarios.jsonl}, to which each scenario adds a line when it begins and one when it has ended. */
final class Verdicts {

    /** Makes of each line with a verdict the scenario's place and that verdict. */
    static final String SED =
            "s/^{\"place\":\"\\([^\"]*\\)\".*\"tags\":[^]]*],\"verdict\":\"\\([a-z]*\\)\".*/\\1 \\2/p";

    private Verdicts() {}

    /** The last verdict of each scenario, in the order in which they first ended, separated by spaces. */
    static String told(String placesAndVerdicts) {
        Map<String, String> last = new LinkedHashMap<>();
        placesAndVerdicts
                .lines()
                .map(String::strip)
                .filter(line -> line.contains(" "))
                .forEach(line -> {
                    int space = line.lastIndexOf(' ');
                    last.put(line.substring(0, space), line.substring(space + 1));
                });
        return String.join(" ", last.values());
    }
}
