package org.posrig.host.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jpos.iso.ISOMsg;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Secrets;

/**
 * Messages as a reader may see them: each field with its name and its masked value, and one line that sums the message up. Card
 * numbers show first six and last four digits; chip data shows tag by tag without card data; PIN block, keys and everything else that is
 * binary show their length only.
 */
public final class Evidence {

    private final ResponseCodes codes;
    private final Map<Integer, String> fieldNames;

    /** @param fieldNames what the fields are called, by number */
    public Evidence(ResponseCodes codes, Map<Integer, String> fieldNames) {
        this.codes = codes;
        this.fieldNames = Map.copyOf(fieldNames);
    }

    /** All fields, the message type as field 0. */
    public List<Happening.Field> fields(ISOMsg message) {
        List<Happening.Field> fields = new ArrayList<>();
        for (int number = 0; number <= 64; number++) {
            if (number != 1 && message.hasField(number)) {
                fields.add(new Happening.Field(number, name(number), value(message, number)));
            }
        }
        return List.copyOf(fields);
    }

    /** {@code 0200 sale 12.00 stripe 621234*********0012 STAN 000017 with PIN}. */
    public String summary(Request request) {
        StringBuilder line = new StringBuilder(request.messageType())
                .append(' ')
                .append(request.kind().written().replace('-', ' '));
        if (request.fen() > 0) {
            line.append(" %d.%02d".formatted(request.fen() / 100, request.fen() % 100));
            line.append(' ').append(request.entryMode().written());
        }
        if (!request.pan().isEmpty()) {
            line.append(' ').append(Secrets.maskedCardNumber(request.pan()));
        }
        line.append(" STAN %06d".formatted(Math.max(0, request.key().trace())));
        if (!request.reason().isEmpty()) {
            line.append(" reason ").append(request.reason());
        }
        return line.append(request.pinBlock().isPresent() ? " with PIN" : "").toString();
    }

    /** {@code 0210 55 PIN wrong STAN 000017}. */
    public String summary(ISOMsg reply) {
        String code = Request.text(reply, 39);
        return Request.text(reply, 0) + " " + code + " "
                + codes.code(code).map(ResponseCode::meaning).orElse("refused") + " STAN " + Request.text(reply, 11);
    }

    private String name(int number) {
        return fieldNames.getOrDefault(number, "field " + number);
    }

    private static String value(ISOMsg message, int number) {
        return switch (number) {
            case 2 -> Secrets.maskedCardNumber(Request.text(message, 2));
            case 35 -> {
                String track = Request.text(message, 35);
                String pan = track.split("[=D]", 2)[0];
                yield Secrets.maskedCardNumber(pan) + "=" + "*".repeat(Math.max(0, track.length() - pan.length() - 1));
            }
            case 36 -> Request.text(message, 36).length() + " digits";
            // An upload's details hold card numbers.
            case 48 ->
                Request.text(message, 0).startsWith("032")
                        ? Request.text(message, 48).length() + " digits"
                        : Request.text(message, 48);
            case 55 -> ChipData.of(message.getBytes(55)).map(ChipData::shown).orElse("malformed");
            case 52, 58, 59, 62 -> message.getBytes(number).length + " bytes";
            case 64 -> new String(message.getBytes(64), StandardCharsets.ISO_8859_1);
            default -> Request.text(message, number);
        };
    }
}
