package org.posrig.evidence;

import java.util.Optional;
import org.posrig.timeline.Happening;

/** Says in a few words what may have made a terminal show another screen. */
final class Cause {

    private final String terminal;
    private final boolean only;

    /**
     * {@code only}: whether the scenario has no other terminal. A host message names its terminal by F41 only, so with several
     * terminals nobody can say whose screen it led to.
     */
    Cause(String terminal, boolean only) {
        this.terminal = terminal;
        this.only = only;
    }

    /** The words, or empty where this cannot have led to a screen of the terminal. */
    Optional<String> words(Happening what) {
        return switch (what) {
            case Happening.KeyMoved key
            when key.down() && key.terminal().equals(terminal) -> Optional.of("key " + key.key());
            case Happening.CardMoved card
            when card.terminal().equals(terminal) -> Optional.of("card " + card.card() + " " + card.how());
            case Happening.CodeScanned code when code.terminal().equals(terminal) -> Optional.of("code scanned");
            case Happening.PowerMoved power
            when power.terminal().equals(terminal) -> Optional.of(power.present() ? "power restored" : "power cut");
            case Happening.HostMessage message when only -> Optional.of(message.summary());
            default -> Optional.empty();
        };
    }
}
