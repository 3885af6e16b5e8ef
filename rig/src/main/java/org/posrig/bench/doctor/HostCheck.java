package org.posrig.bench.doctor;

import org.posrig.terminal.Screen;
import org.posrig.terminal.ScreenMismatch;

/** Whether the terminal reaches the rig's host: it signs in, by the profile's flow. */
public final class HostCheck implements Check {

    private static final String START = "ready";
    private static final String FLOW = "sign-in";
    private static final String DONE = "signed-in";

    private final Patient patient;

    public HostCheck(Patient patient) {
        this.patient = patient;
    }

    @Override
    public String name() {
        return "host";
    }

    @Override
    public Finding look() {
        if (!patient.profile().starts().containsKey(START)
                || !patient.profile().flows().containsKey(FLOW)
                || !patient.profile().screens().containsKey(DONE)) {
            return Finding.skipped(
                    "the profile has no start '" + START + "', flow '" + FLOW + "' and screen '" + DONE + "'");
        }
        try {
            patient.lane().start(START);
            patient.terminal().perform(FLOW, patient.lane().usualValues());
            Screen screen = patient.terminal().await(DONE);
            return Finding.pass("signs in at the host (" + screen.text().replace("\n", " | ") + ")");
        } catch (ScreenMismatch e) {
            return Finding.fail(
                    "does not sign in at the host; it shows " + patient.standing(),
                    "See that the terminal has the host's address and port ('port' in the bench file, this machine's address) and the same master key.");
        }
    }
}
