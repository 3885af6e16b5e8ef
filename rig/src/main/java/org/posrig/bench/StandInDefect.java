package org.posrig.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.posrig.standin.defect.Defect;
import org.posrig.yaml.Nearest;

/**
 * A fault that can be switched on in a stand-in's firmware.
 *
 * @param name in kebab case, such as {@code reset-needs-restart}
 * @param line the tag of the behaviour that it breaks, such as {@code B3}
 * @param sentence what the terminal does wrong
 */
public record StandInDefect(String name, String line, String sentence) {

    /** All there are, in the firmware's order. */
    public static List<StandInDefect> all() {
        return Arrays.stream(Defect.values())
                .map(defect -> new StandInDefect(defect.label(), defect.line(), defect.sentence()))
                .toList();
    }

    /** What to say of a name that no defect has; empty when one has it. */
    public static Optional<String> mistakeIn(String name) {
        List<String> known = all().stream().map(StandInDefect::name).toList();
        return known.contains(name)
                ? Optional.empty()
                : Optional.of("a stand-in has no defect '" + name + "'"
                        + Nearest.to(name, known)
                                .map(near -> ", did you mean '" + near + "'?")
                                .orElse("; it has " + String.join(", ", known) + "."));
    }
}
