package org.posrig.terminal;

import java.util.List;
import org.posrig.fault.RigFault;

/** The sentences for keys that do not count as they were pressed, where it shows outside an entry; see {@link KeyedEntry} for inside. */
final class KeypadFaults {

    private KeypadFaults() {}

    /**
     * The terminal says that one of its keys is down for too long.
     *
     * @param after which key was the last that counted, {@code "after key '2'"}, or empty where that is not known or not told
     */
    static RigFault stuck(String terminal, ScreenHistory screens, String after) {
        return new RigFault(
                RigFault.Cause.KEYPAD,
                terminal + " says that a key sticks (\""
                        + screens.latest()
                                .map(screen -> screen.text().replace("\n", " | "))
                                .orElse("")
                        + "\"); no key counts any more" + (after.isEmpty() ? "" : " " + after) + ".",
                "Free that key, see whether its relay has let go, and run the scenario again.");
    }

    /** An entry came and went before any key counted there: the key before it has counted for two. */
    static RigFault passedOver(String terminal, List<String> entry, String after) {
        return new RigFault(
                RigFault.Cause.KEYPAD,
                terminal + " came to '" + String.join("' or '", entry)
                        + "' and left it again before any key counted there" + (after.isEmpty() ? "" : ", " + after)
                        + ".",
                "Most likely that key counts twice; see to its contact, and whether hold and gap times are too short.");
    }
}
