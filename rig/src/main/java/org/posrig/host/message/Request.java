package org.posrig.host.message;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jpos.iso.ISOException;
import org.jpos.iso.ISOMsg;
import org.posrig.host.journal.EntryMode;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.journal.SaleKey;

/**
 * What the acquirer reads out of a request. Never fails: what is not there or cannot be read is empty, 0 or -1.
 *
 * @param messageType four digits
 * @param kind what is asked
 * @param key F41, F60.2, F11
 * @param merchantNumber F42
 * @param processingCode F3
 * @param networkCode F60.3
 * @param fen F4, -1 where it is no number
 * @param entryMode F22
 * @param pan F2, else out of F35
 * @param pinBlock F52
 * @param securityControl F53: how the PIN block is made
 * @param longestPin F26
 * @param original F61: batch and trace number of the payment this one takes back, else its own
 * @param originalDate F61, digits 13 to 16: month and day of that payment, or empty
 * @param reference F37 as the answer to that payment had it, or empty
 * @param authorisation F38 likewise, or empty
 * @param reason F39 of a reversal
 * @param totals F48 of a settlement or an upload
 * @param chip F55, empty where there is none or it is malformed
 * @param field62 F62 as bytes
 */
public record Request(
        String messageType,
        MessageKind kind,
        SaleKey key,
        String merchantNumber,
        String processingCode,
        String networkCode,
        long fen,
        EntryMode entryMode,
        String pan,
        Optional<byte[]> pinBlock,
        String securityControl,
        String longestPin,
        SaleKey original,
        String originalDate,
        String reference,
        String authorisation,
        String reason,
        String totals,
        Optional<ChipData> chip,
        byte[] field62) {

    private static final Pattern QUESTION = Pattern.compile("\\d\\d[02468]\\d");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");
    private static final Pattern CARD_NUMBER = Pattern.compile("\\d{13,19}");

    /** Reads a message. */
    public static Request of(ISOMsg message) {
        String type = messageType(message);
        String field60 = text(message, 60);
        String transactionType = part(field60, 0, 2);
        String networkCode = part(field60, 8, 11);
        SaleKey key =
                new SaleKey(text(message, 41), (int) number(part(field60, 2, 8)), (int) number(text(message, 11)));
        return new Request(
                type,
                kind(type, transactionType, networkCode),
                key,
                text(message, 42),
                text(message, 3),
                networkCode,
                message.hasField(4) ? number(text(message, 4)) : 0,
                EntryMode.of(text(message, 22)),
                pan(message),
                Optional.ofNullable(message.getBytes(52)).filter(block -> block.length == 8),
                text(message, 53),
                text(message, 26),
                original(text(message, 61), key),
                part(text(message, 61), 12, 16),
                text(message, 37).strip(),
                text(message, 38).strip(),
                text(message, 39),
                text(message, 48),
                Optional.ofNullable(message.getBytes(55)).flatMap(ChipData::of),
                message.hasField(62) ? message.getBytes(62) : new byte[0]);
    }

    /** Whether this is a question at all: the message type's third digit is even. */
    public boolean question() {
        return QUESTION.matcher(messageType).matches();
    }

    /** Whether it names a card at all. */
    public boolean namesCard() {
        return CARD_NUMBER.matcher(pan).matches();
    }

    /** Shows neither PAN nor PIN block. */
    @Override
    public String toString() {
        return messageType + " " + kind.written() + " " + key;
    }

    static String text(ISOMsg message, int field) {
        String value = message.hasField(field) ? message.getString(field) : null;
        return value == null ? "" : value;
    }

    private static String messageType(ISOMsg message) {
        try {
            return message.getMTI();
        } catch (ISOException e) {
            return "";
        }
    }

    private static MessageKind kind(String type, String transactionType, String networkCode) {
        return switch (type) {
            case "0800" ->
                switch (networkCode) {
                    case "001", "003", "004", "005" -> MessageKind.SIGN_IN;
                    case "360" -> MessageKind.FETCH_PARAMETERS;
                    case "361" -> MessageKind.CONFIRM_PARAMETERS;
                    case "364" -> MessageKind.FETCH_RESET;
                    case "365" -> MessageKind.CONFIRM_RESET;
                    case "394" -> MessageKind.FETCH_CONTACTLESS;
                    case "395" -> MessageKind.CONFIRM_CONTACTLESS;
                    default -> MessageKind.UNKNOWN;
                };
            case "0820" ->
                switch (networkCode) {
                    case "002" -> MessageKind.SIGN_OFF;
                    case "301" -> MessageKind.ECHO;
                    default -> MessageKind.UNKNOWN;
                };
            case "0320" ->
                switch (networkCode) {
                    case "201" -> MessageKind.BATCH_UPLOAD;
                    case "202", "207" -> MessageKind.BATCH_END;
                    default -> MessageKind.UNKNOWN;
                };
            case "0400" -> MessageKind.REVERSAL;
            case "0500" -> networkCode.equals("201") ? MessageKind.SETTLEMENT : MessageKind.UNKNOWN;
            case "0620" -> networkCode.equals("951") ? MessageKind.SCRIPT_RESULT : MessageKind.UNKNOWN;
            default -> payment(type + transactionType);
        };
    }

    private static MessageKind payment(String typeAndTransaction) {
        return switch (typeAndTransaction) {
            case "010010" -> MessageKind.PRE_AUTHORISATION;
            case "010011" -> MessageKind.PRE_AUTHORISATION_VOID;
            case "020001" -> MessageKind.BALANCE;
            case "020026" -> MessageKind.QR_PAYMENT;
            case "020006" -> MessageKind.QR_QUESTION;
            case "020020" -> MessageKind.COMPLETION;
            case "020021" -> MessageKind.COMPLETION_VOID;
            case "020022" -> MessageKind.SALE;
            case "020023" -> MessageKind.VOID;
            case "022024" -> MessageKind.COMPLETION_NOTICE;
            case "022025" -> MessageKind.REFUND;
            default -> MessageKind.UNKNOWN;
        };
    }

    private static String pan(ISOMsg message) {
        String pan = text(message, 2);
        String track = text(message, 35);
        return pan.isEmpty() ? pan(track) : pan;
    }

    /** The card number in a second track: what stands before its separator. */
    static String pan(String track2) {
        for (int i = 0; i < track2.length(); i++) {
            if (track2.charAt(i) == '=' || track2.charAt(i) == 'D') {
                return track2.substring(0, i);
            }
        }
        return track2;
    }

    private static SaleKey original(String field61, SaleKey own) {
        return field61.length() < 12
                ? own
                : new SaleKey(
                        own.terminalNumber(), (int) number(part(field61, 0, 6)), (int) number(part(field61, 6, 12)));
    }

    private static String part(String text, int from, int to) {
        return text.length() < to ? "" : text.substring(from, to);
    }

    private static long number(String digits) {
        return NUMBER.matcher(digits).matches() ? Long.parseLong(digits) : -1;
    }
}
