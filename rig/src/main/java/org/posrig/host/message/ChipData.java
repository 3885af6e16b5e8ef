package org.posrig.host.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a chip told in F55: tags, lengths and values by the basic encoding rules (BER-TLV) as EMV uses them, templates opened. Nothing
 * here proves the cryptogram.
 *
 * @param tags in the order they came
 */
public record ChipData(List<Tag> tags) {

    // Track 1, track 2, PAN, the contactless track 2, cardholder name, discretionary data.
    private static final Set<String> SECRET = Set.of("56", "57", "5A", "9F6B", "5F20", "9F1F", "9F20");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int CONSTRUCTED = 0x20;
    private static final int LONG_TAG = 0x1F;
    private static final int DEEPEST = 4;

    /**
     * One data object.
     *
     * @param name its tag in hexadecimal, such as {@code 9F26}
     */
    public record Tag(String name, byte[] value) {

        /** {@code 9F27=80}; card data shows as its length only. */
        public String shown() {
            return name + "=" + (SECRET.contains(name) ? "(" + value.length + " bytes)" : HEX.formatHex(value));
        }

        /** As {@link #shown}. */
        @Override
        public String toString() {
            return shown();
        }
    }

    public ChipData {
        tags = List.copyOf(tags);
    }

    /** Reads F55; empty where it is malformed. */
    public static Optional<ChipData> of(byte[] field) {
        List<Tag> tags = new ArrayList<>();
        return read(field, tags, DEEPEST) ? Optional.of(new ChipData(tags)) : Optional.empty();
    }

    /** The value of a tag, in hexadecimal. */
    public Optional<String> value(String name) {
        return tags.stream()
                .filter(tag -> tag.name().equals(name))
                .map(tag -> HEX.formatHex(tag.value()))
                .findFirst();
    }

    /** All tags on one line, card data as its length only. */
    public String shown() {
        return String.join(" ", tags.stream().map(Tag::shown).toList());
    }

    private static boolean read(byte[] bytes, List<Tag> tags, int depth) {
        int at = 0;
        while (at < bytes.length) {
            if (bytes[at] == 0) {
                at++; // EMV allows zero bytes between data objects.
                continue;
            }
            int afterTag = afterTag(bytes, at);
            int afterLength = afterTag < 0 ? -1 : afterLength(bytes, afterTag);
            int length = afterLength < 0 ? -1 : length(bytes, afterTag, afterLength);
            if (length < 0 || length > bytes.length - afterLength) {
                return false;
            }
            byte[] value = Arrays.copyOfRange(bytes, afterLength, afterLength + length);
            if ((bytes[at] & CONSTRUCTED) == 0) {
                tags.add(new Tag(HEX.formatHex(bytes, at, afterTag), value));
            } else if (depth == 0 || !read(value, tags, depth - 1)) {
                return false;
            }
            at = afterLength + length;
        }
        return true;
    }

    private static int afterTag(byte[] bytes, int from) {
        int at = from + 1;
        if ((bytes[from] & LONG_TAG) == LONG_TAG) {
            while (at < bytes.length && (bytes[at] & 0x80) != 0) {
                at++;
            }
            at++;
        }
        return at < bytes.length ? at : -1;
    }

    // Two further bytes are more than F55 can hold.
    private static int afterLength(byte[] bytes, int from) {
        int first = bytes[from] & 0xFF;
        int further = first < 0x80 ? 0 : first & 0x7F;
        boolean readable = first < 0x80 || further >= 1 && further <= 2;
        return readable && from + further < bytes.length ? from + 1 + further : -1;
    }

    private static int length(byte[] bytes, int from, int to) {
        if (to == from + 1) {
            return bytes[from];
        }
        int length = 0;
        for (int i = from + 1; i < to; i++) {
            length = length << 8 | bytes[i] & 0xFF;
        }
        return length;
    }
}
