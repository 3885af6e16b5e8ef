package org.posrig.terminal.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.posrig.terminal.NamedScreen;
import org.posrig.terminal.TerminalProfile;

/**
 * Screens that cannot be told apart: where one shows just its own texts, another fits as well. Of equal weight nobody knows which
 * name is given; of greater weight the other's name is always given, which is right for a general screen and its special kind.
 */
final class AlikeScreens {

    private final TerminalProfile profile;
    private final Findings findings;

    AlikeScreens(TerminalProfile profile, Findings findings) {
        this.profile = profile;
        this.findings = findings;
    }

    void find() {
        List<NamedScreen> screens = new ArrayList<>(profile.screens().values());
        screens.sort(Comparator.comparing(NamedScreen::name));
        for (NamedScreen one : screens) {
            for (NamedScreen other : screens) {
                if (!one.name().equals(other.name()) && fitsWhatShows(other, one)) {
                    tell(one, other);
                }
            }
        }
    }

    private void tell(NamedScreen one, NamedScreen other) {
        boolean told = fitsWhatShows(one, other) && other.name().compareTo(one.name()) < 0;
        if (other.weight() == one.weight() && !told) {
            findings.mistake(
                    one.described() + " and " + other.described()
                            + " cannot be told apart: where the first shows its texts, both fit equally well; give one"
                            + " of them a text that the other never shows.",
                    "screens",
                    one.name());
        }
        if (other.weight() > one.weight()) {
            findings.note(
                    one.described() + " is always taken for " + other.described()
                            + ", which fits it too and says more.",
                    "screens",
                    one.name());
        }
    }

    private static boolean fitsWhatShows(NamedScreen fitting, NamedScreen showing) {
        return showing.alternatives().stream()
                .map(texts -> String.join("\n", texts))
                .anyMatch(shown -> fitting.alternatives().stream()
                        .anyMatch(texts -> texts.isEmpty()
                                ? shown.isEmpty()
                                : texts.stream().allMatch(shown::contains)));
    }
}
