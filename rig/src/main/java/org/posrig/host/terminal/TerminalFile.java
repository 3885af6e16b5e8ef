package org.posrig.host.terminal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.posrig.fault.BadInput;
import org.posrig.yaml.YamlFile;
import org.posrig.yaml.YamlMapping;

/** The merchants and terminals that are registered with the acquirer. */
public final class TerminalFile {

    private static final Pattern TERMINAL = Pattern.compile("[0-9A-Z]{8}");
    private static final Pattern MERCHANT = Pattern.compile("\\d{15}");

    private final Path path;
    private final Map<String, RegisteredTerminal> terminals;

    private TerminalFile(Path path, List<RegisteredTerminal> terminals) {
        this.path = path;
        this.terminals = new LinkedHashMap<>();
        terminals.forEach(terminal -> this.terminals.put(terminal.terminalNumber(), terminal));
    }

    /**
     * Reads a file of merchants, each with its terminal numbers.
     *
     * @throws BadInput with every mistake and its place
     */
    public static TerminalFile read(Path path) {
        return new TerminalFile(path, YamlFile.read(path, TerminalFile::terminals));
    }

    public Path path() {
        return path;
    }

    public Optional<RegisteredTerminal> terminal(String terminalNumber) {
        return Optional.ofNullable(terminals.get(terminalNumber));
    }

    /** All terminal numbers in the file's order. */
    public Set<String> terminalNumbers() {
        return Set.copyOf(terminals.keySet());
    }

    private static List<RegisteredTerminal> terminals(YamlMapping root) {
        List<RegisteredTerminal> found = new ArrayList<>();
        for (YamlMapping merchant : root.mappings("merchants")) {
            String number = merchant.text("number", MERCHANT, "fifteen digits, in quotes");
            String name = merchant.text("name");
            String identity = merchant.text("identity");
            for (String terminal : merchant.texts("terminals")) {
                if (!TERMINAL.matcher(terminal).matches()) {
                    merchant.mistake(
                            "terminals", "a terminal number must be eight digits or capitals, not '" + terminal + "'.");
                }
                if (found.stream().anyMatch(other -> other.terminalNumber().equals(terminal))) {
                    merchant.mistake("terminals", "terminal " + terminal + " is listed twice; remove one.");
                }
                found.add(new RegisteredTerminal(terminal, number, name, identity));
            }
        }
        if (found.isEmpty()) {
            root.mistake("merchants", "'merchants' must list at least one merchant with a terminal.");
        }
        return List.copyOf(found);
    }
}
