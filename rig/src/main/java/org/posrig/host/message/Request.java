package org.posrig.host.message;

import java.util.Optional;
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
 * @param original F61: batch and trace number of the sale a reversal takes back, else its own
 * @param reason F39 of a reversal
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
        SaleKey original,
        String reason,
        byte[] field62) {

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
                original(text(message, 61), key),
                text(message, 39),
                message.hasField(62) ? message.getBytes(62) : new byte[0]);
    }

    /** Whether this is a question at all: the message type's third digit is even. */
    public boolean question() {
        return messageType.matches("\\d\\d[02468]\\d");
    }

    /** Shows neither PAN nor PIN block. */
    @Override
    public String toString() {
        return messageType + " " + kind.written() + " " + key;
    }

    static String text(ISOMsg message, int field) {
        return message.hasField(field) && message.getString(field) != null ? message.getString(field) : "";
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
                    case "364" -> MessageKind.FETCH_RESET;
                    case "365" -> MessageKind.CONFIRM_RESET;
                    default -> MessageKind.UNKNOWN;
                };
            case "0820" ->
                switch (networkCode) {
                    case "002" -> MessageKind.SIGN_OFF;
                    case "301" -> MessageKind.ECHO;
                    default -> MessageKind.UNKNOWN;
                };
            case "0200" -> transactionType.equals("22") ? MessageKind.SALE : MessageKind.UNKNOWN;
            case "0400" -> MessageKind.REVERSAL;
            default -> MessageKind.UNKNOWN;
        };
    }

    private static String pan(ISOMsg message) {
        String pan = text(message, 2);
        String track = text(message, 35);
        return pan.isEmpty() ? track.split("[=D]", 2)[0] : pan;
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
        return digits.matches("\\d{1,12}") ? Long.parseLong(digits) : -1;
    }
}
