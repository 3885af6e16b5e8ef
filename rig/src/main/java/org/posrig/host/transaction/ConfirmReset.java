package org.posrig.host.transaction;

import java.io.Serializable;
import java.nio.ByteBuffer;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;
import org.posrig.host.terminal.PendingReset;

/** Takes a terminal's word on a reset: four bytes of sequence and one of verdict in F62. */
public final class ConfirmReset implements TransactionParticipant {

    private static final int LENGTH = 5;

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        byte[] word = call.request().field62();
        if (word.length != LENGTH) {
            call.answer("30", "F62 of the confirmation must have five bytes, not " + word.length + ".");
        } else {
            String operator = call.knownTerminal()
                    .confirmReset()
                    .map(PendingReset::operator)
                    .orElse("");
            long sequence = Integer.toUnsignedLong(ByteBuffer.wrap(word).getInt());
            call.openLane()
                    .service()
                    .confirmed(call.request().key().terminalNumber(), operator, sequence, word[4] & 0xFF);
            call.answer("00", "Confirmation of password reset number " + sequence + " taken.");
        }
        return PREPARED | READONLY | NO_JOIN;
    }
}
