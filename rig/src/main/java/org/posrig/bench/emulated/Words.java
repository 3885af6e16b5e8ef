package org.posrig.bench.emulated;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.posrig.relay.ActiveLevel;

/** What the emulated Pi's commands say while they work, in one place. */
final class Words {

    static final String NOT_ON = "the emulated Pi is not switched on";
    static final String LEFT_OVER =
            "an emulator was left over whose holder had been killed: its power was cut, as a plug that is pulled";
    static final String SWITCHING_OFF = "switching the emulated Pi off";
    static final String BOOTING = "booting; this takes two minutes or three";
    static final String BOOTING_AGAIN = "it has not let in for twelve minutes: the reset button is pressed";
    static final String HUB_LOST =
            "the emulated USB hub was lost at this boot (QEMU's controller does that on a busy machine): the reset button is pressed";
    static final String INSTALLING = "installing the package with apt, as a lab would; this takes two minutes or three";
    static final String NETWORK_DIED =
            "the emulated network has died (QEMU's USB network card does that): its plug is pulled and put back";
    static final String NETWORK_IS_BACK = "the emulated network is back";
    static final String NETWORK_STAYS_AWAY = "the emulated network stays away";

    static final String NOTHING_TO_BRING =
            "it has left no run in " + EmulatedPi.RUNS + " on the Pi: there is nothing to bring";
    static final String ENDING_THE_RUN =
            "the run on the Pi is told to end; that takes it seconds, two minutes at most, and what it has come to is brought then";
    static final String RUN_ENDED = "it has ended there";
    static final String RUN_GOES_ON =
            "it has not ended there in two minutes, and may hold the bench still; what it has come to is brought";

    private Words() {}

    static String cutShort(Path run) {
        return "it was cut short: './posrig report " + run.getFileName()
                + "' makes its report, './posrig emulated-pi run --resume " + run.getFileName() + "' goes on with it";
    }

    static String newCard(Path debian) {
        return "a new card, with " + debian.getFileName() + " on it";
    }

    static String booted(Duration took) {
        return "booted after " + inWords(took);
    }

    static String installed(Duration took) {
        return "installed after " + inWords(took);
    }

    static String off(boolean obeyed, Duration took) {
        return obeyed
                ? "off after " + inWords(took)
                : "it did not switch itself off within " + inWords(took) + ": its power was cut";
    }

    static String ready(String model, String version, ActiveLevel level, Duration took) {
        return "the emulated Pi is ready after " + inWords(took) + ": " + model + ", posrig " + version
                + ", relays that close at a " + level.name().toLowerCase(Locale.ROOT) + " level";
    }

    static String trial(Trial trial) {
        return trial.name() + ": " + trial.what();
    }

    static String outcome(Trial trial, Trial.Outcome outcome, Duration took) {
        StringBuilder text = new StringBuilder(
                (outcome.good() ? "ok      " : "FAILED  ") + trial.name() + " (" + inWords(took) + ")\n");
        outcome.figures()
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> text.append("        ").append(line).append('\n'));
        return text.toString();
    }

    static String checked(int trials, List<String> failed, Duration took) {
        return trials + (trials == 1 ? " trial" : " trials") + " in " + inWords(took) + ": "
                + (failed.isEmpty() ? "all ok" : "FAILED: " + String.join(", ", failed)) + "\n";
    }

    static String ran(Duration took) {
        return "an emulated processor is some twenty times slower than a Pi's: these times prove order, not speed; all of it took "
                + inWords(took);
    }

    /** Seconds, and minutes where there are any. */
    static String inWords(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }
}
