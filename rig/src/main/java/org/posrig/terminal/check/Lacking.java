package org.posrig.terminal.check;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.posrig.terminal.TerminalProfile;
import org.posrig.yaml.Nearest;

/** What the shipped steps need of a terminal with these capabilities and the profile does not have. */
final class Lacking {

    private static final int NEAREST = 3;

    private final TerminalProfile profile;
    private final Findings findings;
    private final Set<String> told = new TreeSet<>();

    Lacking(TerminalProfile profile, Findings findings) {
        this.profile = profile;
        this.findings = findings;
    }

    void find() {
        for (Need need : Need.ALL) {
            if (need.concerns(profile)) {
                tell(need, "screens", need.screens(), profile.screens().keySet());
                tell(need, "flows", need.flows(), profile.flows().keySet());
                tell(need, "starts", need.starts(), profile.starts().keySet());
            }
        }
    }

    private void tell(Need need, String section, List<String> needed, Collection<String> known) {
        for (String name : needed) {
            if (!known.contains(name) && told.add(section + "/" + name)) {
                String sentence = "'" + section + "' has no '" + name + "', which shipped steps need"
                        + (need.capability().isEmpty() ? "" : " for @needs-" + need.capability()) + "; "
                        + (need.capability().equals(Need.SCANNER)
                                ? "add it if a bench has a scanner at this terminal."
                                : "add it" + nearest(name, known));
                if (need.capability().equals(Need.SCANNER)) {
                    findings.note(sentence, section);
                } else {
                    findings.mistake(sentence, section);
                }
            }
        }
    }

    private static String nearest(String name, Collection<String> known) {
        List<String> ranked = Nearest.ranked(name, known);
        return ranked.isEmpty()
                ? "."
                : " (the nearest there: " + String.join(", ", ranked.subList(0, Math.min(NEAREST, ranked.size())))
                        + ").";
    }
}
