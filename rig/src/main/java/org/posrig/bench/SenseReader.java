package org.posrig.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.posrig.relay.ActiveLevel;
import org.posrig.relay.Pull;
import org.posrig.relay.SenseDescription;
import org.posrig.yaml.YamlMapping;

/** Reads the sense inputs of a terminal: {@code senses: {power-led: {line: 26, active: low, pull: up}}}. */
final class SenseReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,30}");

    private final String terminal;
    private final WireReader wires;

    /** @param wires reads the lines of that terminal */
    SenseReader(String terminal, WireReader wires) {
        this.terminal = terminal;
        this.wires = wires;
    }

    List<SensePart> read(YamlMapping senses) {
        List<SensePart> parts = new ArrayList<>();
        for (String name : senses.names()) {
            if (!NAME.matcher(name).matches()) {
                senses.file()
                        .mistake(
                                senses.placeOfKey(name),
                                "a sense's name has letters, digits, - and _, unlike '" + name + "'.");
            }
            senses.optionalMapping(name).ifPresent(sense -> {
                ActiveLevel active = sense.choice("active", ActiveLevel.class);
                Pull pull = sense.choice("pull", Pull.class);
                wires.input(sense, "sense." + name)
                        .ifPresent(spot -> parts.add(new SensePart(
                                new SenseDescription(
                                        terminal, name, spot.board().name(), spot.line(), active, pull),
                                senses.placeOfKey(name))));
            });
        }
        return parts;
    }
}
