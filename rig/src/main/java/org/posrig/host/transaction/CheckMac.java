package org.posrig.host.transaction;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jpos.transaction.Context;
import org.jpos.transaction.TransactionParticipant;
import org.posrig.host.message.UnionPayMessage;
import org.posrig.host.security.DesKey;
import org.posrig.host.security.UnionPayMac;
import org.posrig.host.security.WorkingKeys;

/**
 * Payments and reversals need a sign-in and a MAC that fits, and whatever else carries a MAC needs one that fits; else A0, which makes a
 * terminal sign in again.
 */
public final class CheckMac implements TransactionParticipant {

    private static final int MAC_LENGTH = 8;

    @Override
    public int prepare(long id, Serializable context) {
        Call call = Call.of((Context) context);
        if (call.open() && (call.request().kind().sealed() || call.message().hasField(64))) {
            Optional<DesKey> key = call.knownTerminal().workingKeys().map(WorkingKeys::macKey);
            if (key.isEmpty()) {
                call.answer("A0", "The terminal is not signed in.");
            } else if (!fits(call.message(), key.get())) {
                call.answer("A0", "The request's MAC is wrong or missing.");
            }
        }
        return PREPARED | READONLY | NO_JOIN;
    }

    private static boolean fits(UnionPayMessage message, DesKey key) {
        byte[] image = message.image();
        if (!message.hasField(64) || image.length < MAC_LENGTH) {
            return false;
        }
        String expected = UnionPayMac.of(Arrays.copyOf(image, image.length - MAC_LENGTH), key);
        return Arrays.equals(expected.getBytes(StandardCharsets.US_ASCII), message.getBytes(64));
    }
}
