package org.posrig.host.benchmark;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Fields of UnionPay's terminal messages as the load writes and reads them: digits as packed BCD filled on the right, with the length
 * before those that vary; characters as they are. Formats as in public frames.
 */
final class WireFields {

    private enum Kind {
        DIGITS,
        DIGITS_2,
        DIGITS_3,
        TEXT,
        TEXT_2,
        TEXT_3,
        BYTES,
        BYTES_3
    }

    private record Format(Kind kind, int length) {}

    private static final Map<Integer, Format> FORMATS = Map.ofEntries(
            digits(3, 6),
            digits(4, 12),
            digits(11, 6),
            digits(12, 6),
            digits(13, 4),
            digits(14, 4),
            digits(15, 4),
            digits(22, 3),
            digits(23, 3),
            digits(25, 2),
            digits(26, 2),
            digits(53, 16),
            varying(2, Kind.DIGITS_2),
            varying(32, Kind.DIGITS_2),
            varying(35, Kind.DIGITS_2),
            varying(48, Kind.DIGITS_3),
            varying(60, Kind.DIGITS_3),
            varying(61, Kind.DIGITS_3),
            Map.entry(37, new Format(Kind.TEXT, 12)),
            Map.entry(38, new Format(Kind.TEXT, 6)),
            Map.entry(39, new Format(Kind.TEXT, 2)),
            Map.entry(41, new Format(Kind.TEXT, 8)),
            Map.entry(42, new Format(Kind.TEXT, 15)),
            Map.entry(49, new Format(Kind.TEXT, 3)),
            Map.entry(52, new Format(Kind.BYTES, 8)),
            Map.entry(64, new Format(Kind.BYTES, 8)),
            varying(44, Kind.TEXT_2),
            varying(54, Kind.TEXT_3),
            varying(55, Kind.BYTES_3),
            varying(59, Kind.BYTES_3),
            varying(62, Kind.BYTES_3),
            varying(63, Kind.TEXT_3));

    private static final int SECURITY = 64;

    private WireFields() {}

    /** A message from its type on; digits and texts are given as such, bytes in hexadecimal. */
    static byte[] pack(String type, SortedMap<Integer, String> fields) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bcd(type));
        long bitmap = 0;
        for (int number : fields.keySet()) {
            bitmap |= 1L << (SECURITY - number);
        }
        out.writeBytes(HexFormat.of().parseHex("%016x".formatted(bitmap)));
        fields.forEach((number, value) -> {
            switch (format(number).kind()) {
                case DIGITS -> out.writeBytes(bcd(value));
                case DIGITS_2 -> write(out, "%02d".formatted(value.length()), bcd(value));
                case DIGITS_3 -> write(out, "%04d".formatted(value.length()), bcd(value));
                case TEXT -> out.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
                case BYTES -> out.writeBytes(HexFormat.of().parseHex(value));
                case TEXT_2, TEXT_3, BYTES_3 ->
                    throw new IllegalArgumentException("The load sends no field " + number + ".");
            }
        });
        return out.toByteArray();
    }

    /** The bytes of each field of a message, length left off. */
    static Map<Integer, byte[]> unpack(byte[] message) {
        Map<Integer, byte[]> fields = new TreeMap<>();
        int at = 10;
        for (int number = 2; number <= SECURITY; number++) {
            if ((message[2 + (number - 1) / 8] >> (7 - (number - 1) % 8) & 1) == 0) {
                continue;
            }
            Format format = format(number);
            int prefix = prefix(format.kind());
            int told = prefix == 0 ? format.length() : number(message, at, prefix);
            at += prefix;
            int bytes = switch (format.kind()) {
                case DIGITS, DIGITS_2, DIGITS_3 -> (told + 1) / 2;
                default -> told;
            };
            fields.put(number, Arrays.copyOfRange(message, at, at + bytes));
            at += bytes;
        }
        return fields;
    }

    /** Packed BCD; an odd last digit is filled with 0, {@code =} is D. */
    static byte[] bcd(String digits) {
        String even = digits.replace('=', 'D') + (digits.length() % 2 == 0 ? "" : "0");
        return HexFormat.of().parseHex(even);
    }

    private static int number(byte[] message, int at, int bytes) {
        return Integer.parseInt(HexFormat.of().formatHex(message, at, at + bytes));
    }

    private static int prefix(Kind kind) {
        return switch (kind) {
            case DIGITS, TEXT, BYTES -> 0;
            case DIGITS_2, TEXT_2 -> 1;
            case DIGITS_3, TEXT_3, BYTES_3 -> 2;
        };
    }

    private static Format format(int number) {
        Format format = FORMATS.get(number);
        if (format == null) {
            throw new IllegalArgumentException("The load knows no field " + number + ".");
        }
        return format;
    }

    private static void write(ByteArrayOutputStream out, String length, byte[] value) {
        out.writeBytes(bcd(length));
        out.writeBytes(value);
    }

    private static Map.Entry<Integer, Format> digits(int number, int length) {
        return Map.entry(number, new Format(Kind.DIGITS, length));
    }

    private static Map.Entry<Integer, Format> varying(int number, Kind kind) {
        return Map.entry(number, new Format(kind, 0));
    }
}
