package org.posrig.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.posrig.fault.BadInput;
import org.posrig.terminal.ProfileReader;

/** What terminals can do that not every terminal does. */
public final class Capabilities {

    /** A receipt printer's line, and a profile that says what receipts look like. */
    static final String PRINTER = "printer";

    /** A code scanner's line. */
    static final String SCANNER = "scanner";

    /** Lines that are read back from the terminal. */
    static final String SENSES = "senses";

    /** A profile that says where the terminal tells its versions. */
    static final String VERSIONS = "versions";

    /** Of stand-ins alone: their clock, their contacts, their journal can be reached. */
    static final String HAND_INSIDE = "hand-inside";

    private Capabilities() {}

    /**
     * All that a scenario may need: what a bench brings along, and what any profile of a folder claims. A profile that cannot be read has none here
     * and is told of where it is used.
     */
    public static Set<String> known(Path folder) {
        Set<String> all = new TreeSet<>(Set.of(PRINTER, SCANNER, SENSES, VERSIONS, HAND_INSIDE));
        for (Path file : profiles(folder)) {
            try {
                all.addAll(ProfileReader.read(file).capabilities());
            } catch (BadInput e) {
                continue;
            }
        }
        return all;
    }

    private static List<Path> profiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
