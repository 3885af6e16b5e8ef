package org.posrig.bench.byhand;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.posrig.fault.BadInput;
import org.posrig.terminal.Key;
import org.posrig.terminal.Press;
import org.posrig.terminal.TerminalProfile;
import org.posrig.yaml.Durations;
import org.posrig.yaml.Nearest;

/** Reads keys as people write them: {@code 1 2 enter cancel:850ms}. */
public final class Presses {

    private final Set<String> known;
    private final String model;

    public Presses(TerminalProfile profile) {
        this.known = profile.keys().stream().map(Key::name).collect(Collectors.toCollection(TreeSet::new));
        this.model = profile.model();
    }

    /** @throws BadInput with every word that is no key of the profile, or no time that a key can be held */
    public List<ByHand.Press> read(List<String> words) {
        List<String> mistakes = new ArrayList<>();
        List<ByHand.Press> presses = new ArrayList<>();
        for (String word : words) {
            read(word, mistakes).ifPresent(presses::add);
        }
        if (!mistakes.isEmpty()) {
            throw new BadInput(mistakes);
        }
        return presses;
    }

    private Optional<ByHand.Press> read(String word, List<String> mistakes) {
        int colon = word.indexOf(':');
        String name = colon < 0 ? word : word.substring(0, colon);
        if (!known.contains(name)) {
            mistakes.add(unknown(name));
            return Optional.empty();
        }
        if (colon < 0) {
            return Optional.of(new ByHand.Press(new Key(name), Optional.empty()));
        }
        Optional<Duration> hold = Durations.parse(word.substring(colon + 1))
                .filter(time -> !time.isZero() && time.compareTo(Press.LONGEST_HOLD) <= 0);
        if (hold.isEmpty()) {
            mistakes.add("The key '" + name + "' can be held for more than 0 and at most "
                    + Press.LONGEST_HOLD.toSeconds() + "s, written like " + name + ":850ms.");
        }
        return hold.map(time -> new ByHand.Press(new Key(name), Optional.of(time)));
    }

    private String unknown(String name) {
        // Several digits in one word may be somebody's PIN.
        if (name.matches("\\d{2,}")) {
            return "Digits are keys of their own: write them one by one, with blanks between them.";
        }
        return "There is no key '" + name + "' at a " + model
                + Nearest.to(name, known)
                        .map(near -> ", did you mean '" + near + "'?")
                        .orElse("; its keys are " + String.join(", ", known) + ".");
    }
}
