package org.posrig.evidence.trace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.posrig.timeline.Happening;

/** Draws arrows from what was done to what came of it, as far as order alone can tell. */
final class Arrows {

    private final ArrayNode arrows;
    private final Map<String, String> terminalByNumber;
    // By terminal: the last thing that may have led to another screen, and the last thing done that has sent no message
    // yet.
    private final Map<String, Integer> cause = new HashMap<>();
    private final Map<String, Integer> deed = new HashMap<>();
    private final Map<String, Integer> requests = new HashMap<>();

    /** @param terminalByNumber names of the scenario's terminals by F41 */
    Arrows(ArrayNode arrows, Map<String, String> terminalByNumber) {
        this.arrows = arrows;
        this.terminalByNumber = terminalByNumber;
    }

    /** Takes the next event, in the order in which things happened. */
    void next(int index, Happening what) {
        switch (what) {
            case Happening.KeyMoved key when key.down() -> done(key.terminal(), index);
            case Happening.CardMoved card -> done(card.terminal(), index);
            case Happening.CodeScanned code -> done(code.terminal(), index);
            case Happening.PowerMoved power -> done(power.terminal(), index);
            case Happening.HostMessage message -> message(index, message);
            case Happening.ScreenShown screen -> arrow(cause.remove(screen.terminal()), index, "shown");
            default -> {
                // leads to nothing that could be told from the order of events
            }
        }
    }

    private void done(String terminal, int index) {
        cause.put(terminal, index);
        deed.put(terminal, index);
    }

    private void message(int index, Happening.HostMessage message) {
        String terminal = terminalByNumber.getOrDefault(message.terminalNumber(), "");
        if (message.towardsHost()) {
            arrow(deed.remove(terminal), index, "sent");
            requests.put(message.connection(), index);
        } else {
            arrow(requests.remove(message.connection()), index, "answered");
            cause.put(terminal, index);
        }
    }

    private void arrow(@Nullable Integer from, int to, String kind) {
        if (from != null) {
            arrows.addObject().put("from", from).put("to", to).put("kind", kind);
        }
    }
}
