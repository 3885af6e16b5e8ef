package org.posrig.bench.doctor;

import org.posrig.terminal.Screen;

/** Whether the display's bytes make characters in the profile's charset: those that make none are shown as U+FFFD. */
public final class CharsetCheck implements Check {

    private static final int MANY_PERCENT = 3;

    private final Patient patient;

    public CharsetCheck(Patient patient) {
        this.patient = patient;
    }

    @Override
    public String name() {
        return "charset";
    }

    @Override
    public Finding look() {
        String charset = patient.profile().display().charset().name();
        String text = String.join("", patient.shown().stream().map(Screen::text).toList());
        long wrong = text.chars().filter(character -> character == '\uFFFD').count();
        long percent = text.isEmpty() ? 0 : Math.max(wrong > 0 ? 1 : 0, wrong * 100 / text.length());
        String told = percent + " % of what was shown is no character of " + charset;
        if (wrong == 0) {
            return Finding.pass("all that was shown is " + charset);
        }
        return percent > MANY_PERCENT
                ? Finding.fail(
                        told,
                        "Set 'charset' in the profile's display (GB18030 and GBK are usual); where all is garbled, the baud rate or the parity is wrong.")
                : Finding.warn(
                        told, "A few bytes are lost or garbled: see to the cable, its ground and the baud rate.");
    }
}
