package org.posrig.terminal.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.posrig.terminal.TerminalProfile;
import org.posrig.yaml.Place;

/** Collects what is found in one profile. */
final class Findings {

    private final TerminalProfile profile;
    private final List<Finding> found = new ArrayList<>();

    Findings(TerminalProfile profile) {
        this.profile = profile;
    }

    void mistake(String sentence, String... path) {
        found.add(new Finding(place(path), true, sentence));
    }

    void note(String sentence, String... path) {
        found.add(new Finding(place(path), false, sentence));
    }

    /** In the file's order. */
    List<Finding> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(
                                (Finding finding) -> finding.place().line())
                        .thenComparingInt(finding -> finding.place().column())
                        .thenComparing(Finding::sentence))
                .toList();
    }

    private Place place(String... path) {
        return profile.places().of(path).orElseGet(() -> new Place(profile.file(), 1, 1));
    }
}
