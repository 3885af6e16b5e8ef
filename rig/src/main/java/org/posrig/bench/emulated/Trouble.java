package org.posrig.bench.emulated;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;
import org.posrig.relay.ActiveLevel;

/**
 * Hardware trouble, for real, on an emulated Pi that is switched on: plugs are pulled, processes killed, the reset button pressed, the clock lost. Each trial says
 * what is done and what has come of it, with its figures.
 */
public final class Trouble {

    // The first one needs no boot of its own on a Pi that was switched on just now.
    private static final List<Trial> ALL = List.of(
            new PhantomPress(ActiveLevel.LOW),
            new PhantomPress(ActiveLevel.HIGH),
            new KilledRig(),
            new PulledPlug(),
            new ResetInMidNight(),
            new Units(),
            new PickedUp());

    /** What proves the package's units, and is no hardware trouble: tried when it is named. */
    private static final Set<String> WHEN_NAMED = Set.of("units", "pick-up");

    private final EmulatedPi pi;
    private final PrintStream out;

    public Trouble(EmulatedPi pi, PrintStream out) {
        this.pi = pi;
        this.out = out;
    }

    /**
     * All trials whose name holds a word, or one of several separated by commas; of an empty word all but those of the package's units.
     *
     * @return how many did not go as they should
     * @throws BadInput when there is none of that name
     */
    public int all(String word) {
        List<Trial> chosen = chosen(word);
        Instant began = Instant.now();
        List<String> failed = new ArrayList<>();
        for (Trial trial : chosen) {
            if (!goesWell(trial)) {
                failed.add(trial.name());
            }
        }
        out.print(Words.checked(chosen.size(), failed, Duration.between(began, Instant.now())));
        return failed.size();
    }

    static List<Trial> chosen(String word) {
        List<String> words = List.of(word.split(","));
        List<Trial> chosen = ALL.stream()
                .filter(trial -> word.isEmpty()
                        ? !WHEN_NAMED.contains(trial.name())
                        : words.stream().anyMatch(trial.name()::contains))
                .toList();
        if (chosen.isEmpty()) {
            throw new BadInput("There is no trial '" + word + "'; there are "
                    + String.join(", ", ALL.stream().map(Trial::name).toList()) + ".");
        }
        return chosen;
    }

    private boolean goesWell(Trial trial) {
        out.println(Words.trial(trial));
        Instant began = Instant.now();
        Trial.Outcome outcome;
        try {
            outcome = trial.tried(new Scene(pi));
        } catch (RigFault fault) {
            outcome = new Trial.Outcome(false, String.valueOf(fault.getMessage()));
        }
        out.print(Words.outcome(trial, outcome, Duration.between(began, Instant.now())));
        return outcome.good();
    }
}
