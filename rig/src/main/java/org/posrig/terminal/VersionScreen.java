package org.posrig.terminal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a terminal model tells its versions.
 *
 * @param flow the way there from idle
 * @param screen the screen's name
 * @param firmware a pattern whose one group is the firmware's version
 * @param parameters likewise of its parameters
 */
public record VersionScreen(String flow, String screen, Pattern firmware, Pattern parameters) {

    /** The versions on a screen; empty where one of them is missing. */
    public Optional<Versions> on(Screen shown) {
        Matcher firmwareFound = firmware.matcher(shown.text());
        Matcher parametersFound = parameters.matcher(shown.text());
        return firmwareFound.find() && parametersFound.find()
                ? Optional.of(new Versions(firmwareFound.group(1), parametersFound.group(1)))
                : Optional.empty();
    }
}
