package org.posrig.terminal;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A terminal model's receipts: the texts by which a copy, a signature line and a reprint are known, and where the values stand.
 *
 * @param fields by {@link Field}, a pattern whose one group is the value
 */
public record ReceiptLayout(
        String merchant, String cardholder, String signature, String reprint, Map<Field, Pattern> fields) {

    /** A value that a receipt has. */
    public enum Field {
        AMOUNT,
        CARD,
        TRACE,
        BATCH,
        REFERENCE,
        AUTHORISATION,
        OPERATOR,
        TIME
    }

    /** Whose copy a receipt is. */
    public enum Copy {
        MERCHANT,
        CARDHOLDER
    }

    public ReceiptLayout {
        fields = Map.copyOf(fields);
    }

    public boolean is(Copy copy, Receipt receipt) {
        return receipt.text().contains(copy == Copy.MERCHANT ? merchant : cardholder);
    }

    public boolean hasSignatureLine(Receipt receipt) {
        return receipt.text().contains(signature);
    }

    public boolean isReprint(Receipt receipt) {
        return receipt.text().contains(reprint);
    }

    /** The value of a field; empty where the receipt has none. */
    public Optional<String> value(Field field, Receipt receipt) {
        Matcher matcher = fields.get(field).matcher(receipt.text());
        return matcher.find() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    }
}
