package org.posrig.bench.doctor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.posrig.terminal.Key;
import org.posrig.terminal.KeyTest;
import org.posrig.terminal.KeyTrial;
import org.posrig.terminal.Navigator;
import org.posrig.terminal.TypingTrial;

/**
 * Whether each relay presses the key that it should, once: in the terminal's own key test where its profile knows one, else the digits alone by what an
 * amount's entry shows of them.
 */
public final class KeysCheck implements Check {

    private final Patient patient;
    private boolean stuck;

    public KeysCheck(Patient patient) {
        this.patient = patient;
    }

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public Finding look() {
        Optional<KeyTest> test = patient.profile().keyTest();
        if (test.isPresent()) {
            // Not by the lane, which puts right what the terminal remembers first: with keys that nobody knows to be
            // sound.
            new Navigator(patient.terminal())
                    .goTo(test.get().start(), patient.lane().usualValues());
            return judged(new KeyTrial(patient.terminal(), test.get()).run());
        }
        Optional<TypingTrial> typing = TypingTrial.of(patient.terminal());
        if (typing.isEmpty() || !patient.profile().starts().containsKey("ready")) {
            return Finding.skipped("the profile knows neither a key test nor an entry whose digits are shown");
        }
        patient.lane().start("ready");
        typing.get().open(patient.lane().usualValues());
        List<String> wrong = typing.get().wrongDigits();
        typing.get().leave();
        return wrong.isEmpty()
                ? Finding.pass("the ten digits count once each; the other keys are not tried, for want of a key test")
                : Finding.fail(String.join(", ", wrong), hint());
    }

    /** Whether a key was found that sticks, so that no other can be pressed. */
    boolean stuck() {
        return stuck;
    }

    private Finding judged(List<KeyTrial.Pressed> pressed) {
        List<KeyTrial.Pressed> wrong = pressed.stream()
                .filter(one -> one.outcome() != KeyTrial.Outcome.RIGHT && one.outcome() != KeyTrial.Outcome.UNTRIED)
                .toList();
        stuck = wrong.stream().anyMatch(one -> one.outcome() == KeyTrial.Outcome.STICKS);
        String untried = pressed.stream()
                .filter(one -> one.outcome() == KeyTrial.Outcome.UNTRIED)
                .map(KeyTrial.Pressed::key)
                .map(Key::name)
                .collect(Collectors.joining(", "));
        return wrong.isEmpty()
                ? Finding.pass("each of the " + pressed.size() + " keys counts once and as itself")
                : Finding.fail(
                        wrong.stream().map(KeysCheck::sentence).collect(Collectors.joining("; "))
                                + (untried.isEmpty() ? "" : "; not tried: " + untried),
                        hint());
    }

    private static String sentence(KeyTrial.Pressed one) {
        String saw = one.saw().isEmpty() ? "" : " (" + one.saw() + ")";
        return "key '" + one.key() + "' "
                + switch (one.outcome()) {
                    case TWICE -> "bounces" + saw;
                    case NOT_AT_ALL -> "does not count" + saw;
                    case ANOTHER -> "is taken for another" + saw;
                    case STICKS -> "sticks" + saw;
                    case RIGHT, UNTRIED -> "";
                };
    }

    private String hint() {
        return "See to the contacts and relays of these keys and to their lines in the bench file; '"
                + patient.toType("press KEY") + "' tries one by hand, '" + patient.toType("calibrate")
                + "' finds hold and gap.";
    }
}
