package org.posrig.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** {@code posrig power}. */
@CommandLine.Command(
        name = "power",
        description =
                "Cuts a terminal's power by hand, or brings it back, and shows its display. 'off' lasts until Enter is pressed here: when the command"
                        + " ends, all contacts are open and the power is there.",
        mixinStandardHelpOptions = true)
final class PowerCommand implements Callable<Integer> {

    /** What can be done to it. */
    enum What {
        ON,
        OFF,
        CYCLE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @CommandLine.Mixin
    private AtTerminal at = new AtTerminal();

    @CommandLine.Parameters(paramLabel = "on|off|cycle", description = "What is done.")
    private What what = What.ON;

    @Override
    public Integer call() {
        at.with(chosen -> {}, (chosen, hand) -> {
            if (what != What.ON) {
                hand.powerOff();
            }
            if (what == What.OFF) {
                Pause.untilEnter("The power stays off until Enter.");
            } else {
                hand.powerOn();
            }
        });
        return 0;
    }
}
