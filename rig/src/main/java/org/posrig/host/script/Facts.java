package org.posrig.host.script;

import java.util.Map;
import java.util.Set;
import org.posrig.host.journal.MessageKind;

/**
 * What rules see of a request; holds no secret, so that all of it may be shown.
 *
 * @param messageType four digits
 * @param card the card's name in the card file, or empty
 * @param terminalNumber F41
 * @param fen F4, or 0
 * @param trace F11, or -1
 * @param fields by number; of what is secret or binary only {@link #PRESENT}
 */
public record Facts(
        String messageType,
        MessageKind kind,
        String card,
        String terminalNumber,
        long fen,
        int trace,
        Map<Integer, String> fields) {

    /** Stands for the value of a field that is not shown. */
    public static final String PRESENT = "present";

    private static final Set<Integer> HIDDEN = Set.of(2, 35, 36, 52, 55, 58, 59, 62, 64);

    /** Whether rules may ask no more of a field than whether it is there. */
    public static boolean hidden(int field) {
        return HIDDEN.contains(field);
    }

    public Facts {
        fields = Map.copyOf(fields);
    }

    /** {@code 0200 sale STAN 000017 of terminal 20260001}. */
    @Override
    public String toString() {
        return messageType + " " + kind.written().replace('-', ' ')
                + (trace < 0 ? "" : " STAN %06d".formatted(trace))
                + " of terminal " + terminalNumber;
    }
}
