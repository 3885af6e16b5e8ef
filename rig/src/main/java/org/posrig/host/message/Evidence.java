package org.posrig.host.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jpos.iso.ISOComponent;
import org.jpos.iso.ISOException;
import org.jpos.iso.ISOMsg;
import org.jpos.iso.ISOUtil;
import org.posrig.timeline.Happening;
import org.posrig.timeline.LateList;
import org.posrig.timeline.Secrets;

/**
 * Messages as a reader may see them: each field with its name and its masked value, and one line that sums the message up. Card
 * numbers show first six and last four digits; chip data shows tag by tag without card data; PIN block, keys and everything else that is
 * binary show their length only.
 */
public final class Evidence {

    private final ResponseCodes codes;
    private final String[] fieldNames;

    /** @param fieldNames what the fields are called, by number */
    public Evidence(ResponseCodes codes, Map<Integer, String> fieldNames) {
        this.codes = codes;
        this.fieldNames = IntStream.rangeClosed(0, 64)
                .mapToObj(number -> fieldNames.getOrDefault(number, "field " + number))
                .toArray(String[]::new);
    }

    /** All fields as the message has them now, the message type as field 0; put into words when somebody looks at them. */
    public List<Happening.Field> fields(UnionPayMessage message) {
        List<ISOComponent> present = message.present();
        String type = Request.text(message, 0);
        return new LateList<>(() -> inWords(type, present));
    }

    private List<Happening.Field> inWords(String type, List<ISOComponent> present) {
        List<Happening.Field> fields = new ArrayList<>(present.size());
        for (ISOComponent component : present) {
            int number = component.getFieldNumber();
            if (number >= 0 && number != 1) {
                fields.add(new Happening.Field(number, fieldNames[number], value(type, number, component)));
            }
        }
        return fields;
    }

    /** {@code 0200 sale 12.00 stripe 621234*********0012 STAN 000017 with PIN}. */
    public String summary(Request request) {
        StringBuilder line = new StringBuilder(request.messageType())
                .append(' ')
                .append(request.kind().written().replace('-', ' '));
        if (request.fen() > 0) {
            line.append(' ').append(request.fen() / 100).append('.').append(Digits.of(request.fen() % 100, 2));
            line.append(' ').append(request.entryMode().written());
        }
        if (!request.pan().isEmpty()) {
            line.append(' ').append(Secrets.maskedCardNumber(request.pan()));
        }
        line.append(" STAN ").append(Digits.of(Math.max(0, request.key().trace()), 6));
        if (!request.reason().isEmpty()) {
            line.append(" reason ").append(request.reason());
        }
        return line.append(request.pinBlock().isPresent() ? " with PIN" : "").toString();
    }

    /** {@code 0210 55 PIN wrong STAN 000017}. */
    public String summary(ISOMsg reply) {
        String code = Request.text(reply, 39);
        return Request.text(reply, 0) + " " + code + " "
                + codes.code(code).map(ResponseCode::meaning).orElse(code.equals("09") ? "in progress" : "refused")
                + " STAN " + Request.text(reply, 11);
    }

    private static String value(String type, int number, ISOComponent field) {
        return switch (number) {
            case 2 -> Secrets.maskedCardNumber(text(field));
            case 35 -> {
                String track = text(field);
                String pan = Request.pan(track);
                yield Secrets.maskedCardNumber(pan) + "=" + "*".repeat(Math.max(0, track.length() - pan.length() - 1));
            }
            case 36 -> text(field).length() + " digits";
            // An upload's details hold card numbers.
            case 48 -> type.startsWith("032") ? text(field).length() + " digits" : text(field);
            case 55 -> ChipData.of(bytes(field)).map(ChipData::shown).orElse("malformed");
            case 52, 58, 59, 62 -> bytes(field).length + " bytes";
            case 64 -> new String(bytes(field), StandardCharsets.ISO_8859_1);
            default -> text(field);
        };
    }

    private static String text(ISOComponent field) {
        return switch (valueOf(field)) {
            case byte[] bytes -> ISOUtil.hexString(bytes);
            case Object other -> other.toString();
        };
    }

    private static byte[] bytes(ISOComponent field) {
        return switch (valueOf(field)) {
            case byte[] bytes -> bytes;
            case Object other -> other.toString().getBytes(StandardCharsets.ISO_8859_1);
        };
    }

    private static Object valueOf(ISOComponent field) {
        try {
            Object value = field.getValue();
            return value == null ? "" : value;
        } catch (ISOException e) {
            return "";
        }
    }
}
