package org.posrig.host.transaction;

import java.io.Serializable;
import java.util.Optional;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;
import org.posrig.host.script.ResetFault;
import org.posrig.host.terminal.PendingReset;
import org.posrig.host.terminal.TerminalMemory;

/** Hands a terminal the password reset that waits for it, spoilt where a scenario asked for that. */
public final class FetchReset implements TransactionParticipant {

    private static final String NOBODYS_PASSWORD = "00000000";

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        Optional<PendingReset> waiting = call.knownTerminal().fetchReset();
        if (waiting.isPresent()) {
            call.carry(call.openLane()
                    .network()
                    .takeResetFault()
                    .map(fault -> spoilt(fault, waiting.get(), call.knownTerminal()))
                    .orElseGet(() -> waiting.get().envelope()));
            call.answer("00", "Password reset number " + waiting.get().sequence() + " handed over.");
        } else {
            call.answer("25", "No password reset waits for this terminal.");
        }
        return PREPARED | READONLY | NO_JOIN;
    }

    private static byte[] spoilt(ResetFault fault, PendingReset reset, TerminalMemory terminal) {
        return switch (fault) {
            case WRONG_MAC -> {
                byte[] envelope = reset.envelope().clone();
                envelope[envelope.length - 1] ^= 1;
                yield envelope;
            }
            case OTHER_TERMINAL -> terminal.seal(reset.sequence(), "99999999", reset.operator(), NOBODYS_PASSWORD);
            case REPLAYED ->
                terminal.seal(reset.sequence() - 1, terminal.terminalNumber(), reset.operator(), NOBODYS_PASSWORD);
        };
    }
}
