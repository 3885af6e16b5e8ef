package org.posrig.bench;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.posrig.yaml.YamlFile;
import org.posrig.yaml.YamlMapping;

/** The keys that are injected into stand-in terminals, from a file of their own: the host has another. */
final class StandInKeys {

    private static final Pattern KEY = Pattern.compile("[0-9A-Fa-f]{32}");

    private StandInKeys() {}

    /**
     * The master key of a terminal, 32 hexadecimal digits.
     *
     * @throws org.posrig.fault.BadInput with every mistake and its place; no message holds a key
     */
    static String masterKey(Path file, String terminalNumber) {
        return YamlFile.read(file, root -> masterKey(root, terminalNumber));
    }

    private static String masterKey(YamlMapping root, String terminalNumber) {
        if (!root.optionalFlag("test").orElse(false)) {
            root.mistake("test", "only test keys may be used; say 'test: true' if these are.");
        }
        // For the host's sake; a stand-in's keys are nobody's secret.
        root.optionalFlag("public");
        YamlMapping keys = root.mapping("master-keys");
        keys.names();
        String key = keys.text(terminalNumber);
        if (keys.has(terminalNumber) && !KEY.matcher(key).matches()) {
            keys.mistake(
                    terminalNumber,
                    "the master key of " + terminalNumber + " must be 32 hexadecimal digits, in quotes.");
        }
        return key;
    }
}
