package org.posrig.bench.doctor;

import org.posrig.terminal.ScreenMismatch;

/** Whether anything comes from the display: the terminal is switched on by its profile's way where it shows nothing, and the leave key is pressed. */
public final class BytesCheck implements Check {

    private final Patient patient;

    public BytesCheck(Patient patient) {
        this.patient = patient;
    }

    @Override
    public String name() {
        return "bytes arrive";
    }

    @Override
    public Finding look() {
        if (patient.terminal().screens().latest().isEmpty()) {
            switchOn();
        }
        patient.terminal().press(patient.profile().leave());
        patient.terminal()
                .screens()
                .awaitLatest(
                        screen -> !screen.text().isEmpty(),
                        patient.profile().timing().screen());
        return patient.shown().stream().anyMatch(screen -> !screen.text().isEmpty())
                ? Finding.pass("the display shows something")
                : Finding.fail(
                        "nothing has come from the display, though the terminal was switched on and '"
                                + patient.profile().leave() + "' was pressed",
                        "See to the supply, to the display's plug, to port and baud rate in the bench file, and whether TX and RX are exchanged.");
    }

    private void switchOn() {
        patient.profile().wayFromDark().ifPresent(flow -> {
            try {
                patient.terminal().perform(flow, patient.lane().usualValues());
            } catch (ScreenMismatch e) {
                // What has come instead is looked at now: it may be unreadable.
            }
        });
    }
}
