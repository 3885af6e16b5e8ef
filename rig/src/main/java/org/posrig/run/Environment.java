package org.posrig.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.posrig.fault.RigFault;

/** What a run ran on, as Allure shows it on the report's first page: {@code environment.properties} among the results. */
final class Environment {

    private Environment() {}

    /** @param terminals model and versions by a terminal's name */
    static void write(Path results, String bench, Map<String, String> terminals) {
        Map<String, String> lines = new TreeMap<>(terminals);
        lines.put("bench", bench);
        try {
            Files.writeString(
                    results.resolve("environment.properties"),
                    lines.entrySet().stream()
                            .map(entry -> entry.getKey() + " = " + oneLine(entry.getValue()) + "\n")
                            .collect(Collectors.joining()));
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.STORAGE,
                    "What the run ran on cannot be written to " + results + " (" + e.getMessage() + ").",
                    "See to the disk and its permissions.",
                    e);
        }
    }

    // A terminal tells what it likes; a backslash means something in such a file.
    private static String oneLine(String value) {
        return value.replaceAll("[\\\\\\p{Cntrl}]", "?");
    }
}
