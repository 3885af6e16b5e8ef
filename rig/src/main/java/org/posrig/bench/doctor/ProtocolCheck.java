package org.posrig.bench.doctor;

import java.util.List;
import org.posrig.terminal.Screen;

/** Whether what the decoder makes of the display's bytes are screens that the profile knows, without control characters left over in them. */
public final class ProtocolCheck implements Check {

    private final Patient patient;

    public ProtocolCheck(Patient patient) {
        this.patient = patient;
    }

    @Override
    public String name() {
        return "protocol";
    }

    @Override
    public Finding look() {
        String protocol = patient.profile().display().protocol().word();
        List<Screen> shown = patient.shown().stream()
                .filter(screen -> !screen.text().isEmpty())
                .toList();
        long known = shown.stream()
                .filter(screen -> patient.profile().identify(screen).isPresent())
                .count();
        boolean leftOver = shown.stream()
                .anyMatch(screen -> screen.text().chars().anyMatch(c -> c != '\n' && Character.isISOControl(c))
                        || screen.text().contains("[2J"));
        if (leftOver) {
            return Finding.fail(
                    "control characters stand on the display: " + patient.standing(),
                    "The display does not speak '" + protocol + "'; set 'protocol' in the profile.");
        }
        return known == 0
                ? Finding.fail(
                        "no screen is one that the profile knows; the display shows " + patient.standing(),
                        "See to protocol, charset, columns and rows in "
                                + patient.profile().file() + ".")
                : Finding.pass(protocol + ", " + known + " of " + shown.size() + " screens are known to the profile");
    }
}
