package org.posrig.host.message;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jpos.iso.ISOMsg;

/**
 * The payer's code of a payment by QR: in F59 a list of tag (two characters), length (three digits) and value, in which A3 is the
 * code. Tag and layout after the field lists of public UnionPay terminal applications; nobody publishes the whole list.
 */
public final class PayerCode {

    private static final int CODED = 2 + 3;
    private static final String TAG = "A3";

    private PayerCode() {}

    /** The code of a message; empty where there is none or F59 is malformed. */
    public static Optional<String> of(ISOMsg message) {
        byte[] field = message.hasField(59) ? message.getBytes(59) : new byte[0];
        String list = new String(field, StandardCharsets.ISO_8859_1);
        int at = 0;
        while (at + CODED <= list.length()) {
            String length = list.substring(at + 2, at + CODED);
            if (!length.matches("\\d{3}") || at + CODED + Integer.parseInt(length) > list.length()) {
                return Optional.empty();
            }
            int end = at + CODED + Integer.parseInt(length);
            if (list.startsWith(TAG, at)) {
                return Optional.of(list.substring(at + CODED, end));
            }
            at = end;
        }
        return Optional.empty();
    }
}
