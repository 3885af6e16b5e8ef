package org.posrig.host.message;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Optional;
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
    private static final String ACQUIRER = "00010000";
    private static final int[] REPEATED = {3, 4, 11, 25, 41, 42, 49, 60};
    private static final int REQUIREMENT_BYTE = 5 + 2;

    private final ISOMsg message = new ISOMsg();

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

    /** Date, time, acquirer and reference number; on approved sales the authorisation too. */
    public ReplyDraft dated(ZonedDateTime now, long counter, MessageKind kind, boolean approved) throws ISOException {
        ZonedDateTime local = now.withZoneSameInstant(ZONE);
        message.set(12, DateTimeFormatter.ofPattern("HHmmss").format(local));
        message.set(13, DateTimeFormatter.ofPattern("MMdd").format(local));
        if (kind == MessageKind.ECHO || kind == MessageKind.FETCH_RESET || kind == MessageKind.CONFIRM_RESET) {
            return this;
        }
        message.set(32, ACQUIRER);
        message.set(37, DateTimeFormatter.ofPattern("MMdd").format(local) + "%08d".formatted(counter % 100_000_000));
        if (kind == MessageKind.SALE || kind == MessageKind.REVERSAL) {
            message.set(15, DateTimeFormatter.ofPattern("MMdd").format(local));
            message.set(44, "%-11s%-11s".formatted(ACQUIRER, ACQUIRER));
        }
        if (kind == MessageKind.SALE && approved) {
            message.set(38, "%06d".formatted(counter % 1_000_000));
        }
        return this;
    }

    /** The batch number in F60, digits 3 to 8, as the sign-in's reply carries it. */
    public ReplyDraft batch(int batch) throws ISOException {
        String field60 = Request.text(message, 60);
        if (field60.length() >= 8) {
            message.set(60, field60.substring(0, 2) + "%06d".formatted(batch) + field60.substring(8));
        }
        return this;
    }

    public ReplyDraft field62(Optional<byte[]> bytes) throws ISOException {
        if (bytes.isPresent()) {
            message.set(62, bytes.get());
        }
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
    public ISOMsg signed(Optional<DesKey> macKey) throws ISOException {
        if (macKey.isPresent()) {
            message.set(64, new byte[8]);
            byte[] packed = message.pack();
            String mac = UnionPayMac.of(Arrays.copyOf(packed, packed.length - 8), macKey.get());
            message.set(64, mac.getBytes(StandardCharsets.US_ASCII));
        }
        return message;
    }
}
