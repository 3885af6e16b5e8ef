package org.posrig.terminal.check;

import java.util.List;
import org.posrig.terminal.TerminalProfile;

/** Looks through a profile for everything that can be known to be wrong without its terminal. */
public final class ProfileCheck {

    private ProfileCheck() {}

    /** All findings, in the file's order; a profile with mistakes of its reader may be given too. */
    public static List<Finding> of(TerminalProfile profile) {
        Findings findings = new Findings(profile);
        FlowFacts facts = new FlowFacts(profile);
        new AlikeScreens(profile, findings).find();
        new Circles(profile, findings).find();
        new Reachability(profile, facts, findings).find();
        new Lacking(profile, findings).find();
        new Unused(profile, findings).find();
        return findings.inOrder();
    }
}
