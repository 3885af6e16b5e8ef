package org.posrig.host.transaction;

import java.io.Serializable;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.terminal.TerminalMemory;

/**
 * Takes the upload of a batch whose totals differed: payments in F48 (two digits of count, then forty each: type, trace number, card
 * number of twenty, amount), at most eight to a message, and at the end (60.3 = 202) their count. Then the batch is closed. The end of
 * a batch that balanced (207) finds it closed already.
 */
public final class TakeUpload implements TransactionParticipant {

    private static final int DETAIL = 40;
    private static final int MOST = 8;
    private static final String AFTER_BALANCE = "207";

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        call.openLane().books().lock();
        try {
            if (call.request().kind() == MessageKind.BATCH_UPLOAD) {
                upload(call);
            } else {
                end(call);
            }
        } finally {
            call.openLane().books().unlock();
        }
        return PREPARED | READONLY | NO_JOIN;
    }

    private static void upload(Call call) {
        String details = call.request().totals();
        if (!details.matches("0[1-" + MOST + "](\\d{" + DETAIL + "})+")
                || Integer.parseInt(details.substring(0, 2)) != (details.length() - 2) / DETAIL) {
            call.answer("30", "F48 of an upload has two digits of count and forty for each of up to eight payments.");
            return;
        }
        if (running(call)) {
            for (int at = 2; at < details.length(); at += DETAIL) {
                int trace = Integer.parseInt(details.substring(at + 2, at + 8));
                call.knownTerminal().upload(trace, Long.parseLong(details.substring(at + 28, at + DETAIL)));
            }
        }
        call.answer("00", details.length() / DETAIL + " payments of the batch taken.");
    }

    private static void end(Call call) {
        TerminalMemory terminal = call.knownTerminal();
        String count = call.request().totals();
        boolean balanced = call.request().networkCode().equals(AFTER_BALANCE);
        if (!running(call)) {
            call.answer("00", "The batch was closed before.");
        } else if (balanced) {
            call.answer("95", "The batch has not balanced; it has to be uploaded, and its end is 202.");
        } else if (!count.matches("\\d{4}")) {
            call.answer("30", "F48 of an upload's end has four digits.");
        } else if (Integer.parseInt(count) != terminal.uploaded()) {
            call.answer(
                    "95",
                    "The upload's end tells of " + Integer.parseInt(count) + " payments, but " + terminal.uploaded()
                            + " came.");
        } else {
            terminal.settled(call.request().key().batch());
            call.answer("00", "The batch is closed with " + terminal.terminalNumber() + "'s own figures.");
        }
    }

    private static boolean running(Call call) {
        return call.request().key().batch() == call.knownTerminal().batch();
    }
}
