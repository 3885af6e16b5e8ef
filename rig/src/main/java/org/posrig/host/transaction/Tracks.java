package org.posrig.host.transaction;

import java.util.List;
import java.util.Optional;
import org.jpos.iso.ISOMsg;
import org.posrig.host.security.DesKey;
import org.posrig.host.security.EncryptedTrack;
import org.posrig.host.security.WorkingKeys;
import org.posrig.host.terminal.TerminalMemories;
import org.posrig.host.terminal.TerminalMemory;

/** Opens the tracks of a request whose F53 says (third digit 1) that they are under the terminal's track key. */
final class Tracks {

    private static final List<Integer> FIELDS = List.of(35, 36);
    private static final String TRACK_2 = "\\d{13,19}=\\d{7,}";
    private static final String ANY_TRACK = "[0-9=]+";

    private Tracks() {}

    /** Puts clear tracks in the place of encrypted ones; one sentence where that cannot be done. The MAC is over what came. */
    static Optional<String> open(ISOMsg message, TerminalMemories terminals) {
        String control = message.hasField(53) ? message.getString(53) : "";
        if (!control.matches("..1.*") || !message.hasField(35) && !message.hasField(36)) {
            return Optional.empty();
        }
        Optional<DesKey> key = terminals
                .of(message.hasField(41) ? message.getString(41) : "")
                .flatMap(TerminalMemory::workingKeys)
                .flatMap(WorkingKeys::trackKey);
        if (key.isEmpty()) {
            return Optional.of("The track is encrypted, but the terminal's sign-in gave it no track key.");
        }
        for (int field : FIELDS) {
            if (message.hasField(field)) {
                String clear = EncryptedTrack.opened(message.getString(field), key.get());
                if (!clear.matches(field == 35 ? TRACK_2 : ANY_TRACK)) {
                    return Optional.of("F" + field + " is no track under the terminal's track key.");
                }
                message.set(field, clear);
            }
        }
        return Optional.empty();
    }
}
