package org.posrig.bench.doctor;

import java.util.Optional;
import org.posrig.terminal.Screen;
import org.posrig.terminal.ScreenMismatch;

/** Whether the power's relay cuts the power and brings it back: the terminal starts anew, by the profile's way from a dark display. */
public final class PowerCheck implements Check {

    private final Patient patient;

    public PowerCheck(Patient patient) {
        this.patient = patient;
    }

    @Override
    public String name() {
        return "power";
    }

    @Override
    public Finding look() {
        Optional<String> way = patient.profile().wayFromDark();
        if (way.isEmpty()) {
            return Finding.skipped("the profile has no way from a blank display");
        }
        long before = patient.terminal().screens().latest().map(Screen::number).orElse(0L);
        patient.terminal().cutPower();
        patient.terminal().restorePower();
        try {
            patient.terminal().perform(way.get(), patient.lane().usualValues());
        } catch (ScreenMismatch e) {
            return Finding.fail(
                    "after a cut of its power the terminal did not start; it shows " + patient.standing(),
                    "See that the power's relay has its normally-closed contact in the supply, and that no battery holds the terminal up.");
        }
        long after = patient.terminal().screens().latest().map(Screen::number).orElse(0L);
        return after > before
                ? Finding.pass("off and on again, and it starts")
                : Finding.fail(
                        "a cut of its power changed nothing on the display",
                        "See that the power's relay has its normally-closed contact in the supply, and that no battery holds the terminal up.");
    }
}
