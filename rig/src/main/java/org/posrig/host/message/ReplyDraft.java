package org.posrig.host.message;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jpos.iso.ISOException;
import org.jpos.iso.ISOMsg;
import org.posrig.host.journal.MessageKind;
import org.posrig.host.security.DesKey;
import org.posrig.host.security.UnionPayMac;

/**
 * A reply in the making: begins with what replies repeat of their requests and ends with the MAC. Field lists after public host and
 * terminal sources of UnionPay's direct-connect interface.
 */
public final class ReplyDraft {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmmss");
    private static final DateTimeFormatter MONTH_AND_DAY = DateTimeFormatter.ofPattern("MMdd");
    private static final String UNIONPAY = "CUP";
    private static final String ACQUIRER = "00010000";
    private static final String ISSUER_AND_ACQUIRER = "%1$-11s%1$-11s".formatted(ACQUIRER);
    private static final List<Integer> REPEATED = List.of(3, 4, 11, 14, 23, 25, 41, 42, 49, 60);
    private static final Set<MessageKind> SHORT = Set.of(
            MessageKind.ECHO,
            MessageKind.FETCH_RESET,
            MessageKind.CONFIRM_RESET,
            MessageKind.FETCH_PARAMETERS,
            MessageKind.CONFIRM_PARAMETERS,
            MessageKind.FETCH_CONTACTLESS,
            MessageKind.CONFIRM_CONTACTLESS);
    private static final int REQUIREMENT_BYTE = 5 + 2;

    private final UnionPayMessage message = new UnionPayMessage();

    /** @throws ISOException when the request is none */
    public ReplyDraft(ISOMsg request, String code) throws ISOException {
        message.setPackager(request.getPackager());
        message.setHeader(request.getHeader().clone());
        message.setMTI(request.getMTI());
        message.setResponseMTI();
        for (int field : REPEATED) {
            if (request.hasField(field)) {
                message.set(field, request.getString(field));
            }
        }
        message.set(39, code);
    }

    /** The header's processing requirement: 3 sign in again, 6 fetch parameters (here: a password reset), 0 nothing. */
    public ReplyDraft requiring(int requirement) {
        byte[] header = message.getHeader();
        if (header.length > REQUIREMENT_BYTE) {
            header[REQUIREMENT_BYTE] = (byte) (header[REQUIREMENT_BYTE] & 0xF0 | requirement);
            message.setHeader(header);
        }
        return this;
    }

    /** Date, time, acquirer and reference number; with payments the card's number and network besides. */
    public ReplyDraft dated(ZonedDateTime now, String reference, Request request) throws ISOException {
        ZonedDateTime local = now.withZoneSameInstant(ZONE);
        message.set(12, TIME.format(local));
        message.set(13, MONTH_AND_DAY.format(local));
        if (SHORT.contains(request.kind())) {
            return this;
        }
        message.set(32, ACQUIRER);
        message.set(37, reference);
        if (request.kind().sealed() || request.kind() == MessageKind.SETTLEMENT) {
            message.set(15, MONTH_AND_DAY.format(local));
        }
        if (request.kind().sealed()) {
            message.set(44, ISSUER_AND_ACQUIRER);
            message.set(63, UNIONPAY);
            if (request.namesCard()) {
                message.set(2, request.pan());
            }
        }
        return this;
    }

    /** A reference number (F37): month, day and eight digits that rise. */
    public static String reference(Instant now, long counter) {
        return MONTH_AND_DAY.format(now.atZone(ZONE)) + Digits.of(counter % 100_000_000, 8);
    }

    /** The batch number in F60, digits 3 to 8, as the sign-in's reply carries it. */
    public ReplyDraft batch(int batch) throws ISOException {
        String field60 = Request.text(message, 60);
        if (field60.length() >= 8) {
            message.set(60, field60.substring(0, 2) + Digits.of(batch, 6) + field60.substring(8));
        }
        return this;
    }

    public ReplyDraft field62(Optional<byte[]> bytes) throws ISOException {
        if (bytes.isPresent()) {
            message.set(62, bytes.get());
        }
        return this;
    }

    /**
     * Sets a field, or takes it out where the value is empty.
     *
     * @param value hexadecimal for binary fields
     */
    public ReplyDraft with(int field, String value) throws ISOException {
        if (value.isEmpty()) {
            message.unset(field);
        } else if (FieldFormats.binary(message, field)) {
            message.set(field, HexFormat.of().parseHex(value));
        } else {
            message.set(field, value);
        }
        return this;
    }

    /** Gives the reply the type of an answer to another kind of request: 0210 becomes 0230. */
    public ReplyDraft ofAnotherType() throws ISOException {
        String type = message.getMTI();
        message.setMTI(type.substring(0, 2) + (type.charAt(2) == '3' ? "1" : "3") + type.substring(3));
        return this;
    }

    /** Changes a numeric field of the reply by one, for a fault laid down on purpose. */
    public ReplyDraft shifted(int field) throws ISOException {
        String digits = Request.text(message, field);
        if (digits.matches("\\d{1,18}")) {
            String next = String.valueOf(Long.parseLong(digits) + 1);
            message.set(field, "0".repeat(Math.max(0, digits.length() - next.length())) + next);
        }
        return this;
    }

    /** Adds the MAC where there is a key. */
    public UnionPayMessage signed(Optional<DesKey> macKey) throws ISOException {
        if (macKey.isPresent()) {
            message.set(64, new byte[8]);
            byte[] packed = message.pack();
            byte[] mac = UnionPayMac.of(Arrays.copyOf(packed, packed.length - 8), macKey.get())
                    .getBytes(StandardCharsets.US_ASCII);
            message.set(64, mac);
            System.arraycopy(mac, 0, packed, packed.length - mac.length, mac.length);
            message.keepPacked(packed);
        }
        return message;
    }
}
