package org.posrig.display;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jline.utils.WCWidth;

/**
 * Makes characters of bytes that come one at a time; a character may be cut anywhere between two reads. Malformed bytes become U+FFFD.
 * Combining
 * characters have no width. Width: in a Unicode charset by East Asian width (JLine's {@code WCWidth}); in any other a character takes two cells when it
 * is coded in two or more bytes, because such displays keep a full-width glyph for each of them, {@code →} and {@code Я} included.
 */
final class CharacterReader {

    /** Takes what was read. */
    interface Sink {
        void character(String text, int width);
    }

    static final String REPLACEMENT = "\uFFFD";
    private static final int LONGEST_CHARACTER = 8;

    /** The characters of ASCII, by their code. */
    private static final List<String> ASCII =
            IntStream.range(0, 0x80).mapToObj(Character::toString).toList();

    private final CharsetDecoder decoder;
    private final boolean unicode;
    private final boolean asciiItself;
    private final ByteBuffer pending = ByteBuffer.allocate(LONGEST_CHARACTER);
    private final CharBuffer decoded = CharBuffer.allocate(2);

    CharacterReader(Charset charset) {
        decoder = charset.newDecoder();
        unicode = charset.name().toUpperCase(Locale.ROOT).startsWith("UTF-");
        asciiItself = String.join("", ASCII).getBytes(charset).length == ASCII.size()
                && new String(String.join("", ASCII).getBytes(charset), StandardCharsets.US_ASCII)
                        .equals(String.join("", ASCII));
    }

    Charset charset() {
        return decoder.charset();
    }

    void accept(byte value, Sink sink) {
        // Most of what displays show; the decoder would say the same, but slowly.
        if (asciiItself && value >= 0 && pending.position() == 0) {
            sink.character(ASCII.get(value), 1);
            return;
        }
        pending.put(value);
        boolean more = true;
        while (more && pending.position() > 0) {
            more = decodeOne(sink);
        }
    }

    /** What is pending can no longer become a character. */
    void cut(Sink sink) {
        if (pending.position() > 0) {
            reset();
            sink.character(REPLACEMENT, 1);
        }
    }

    void reset() {
        pending.clear();
        decoder.reset();
    }

    /** Takes the shortest run of bytes that says something out of what is pending; false when more bytes are needed. */
    private boolean decodeOne(Sink sink) {
        pending.flip();
        int available = pending.limit();
        for (int length = 1; length <= available; length++) {
            decoded.clear();
            pending.position(0).limit(length);
            CoderResult result = decoder.decode(pending, decoded, false);
            String text = decoded.flip().toString();
            if (!text.isEmpty()) {
                drop(length, available);
                sink.character(text, width(text.codePointAt(0), length));
                return true;
            }
            if (result.isError() || length == LONGEST_CHARACTER) {
                drop(wrongBytes(result, length), available);
                sink.character(REPLACEMENT, 1);
                return true;
            }
        }
        drop(0, available);
        return false;
    }

    /**
     * How many bytes a replacement stands for. In a double-byte charset two high bytes belong together even when they mean nothing, or all
     * that follows would be torn; an ASCII byte after a torn lead byte stays.
     */
    private int wrongBytes(CoderResult result, int length) {
        if (result.isUnmappable() || (unicode && result.isMalformed())) {
            return result.length();
        }
        return length == 2 && pending.get(1) < 0 ? 2 : 1;
    }

    private void drop(int count, int available) {
        pending.limit(available).position(count);
        pending.compact();
        decoder.reset();
    }

    private int width(int codePoint, int bytes) {
        if (unicode) {
            return WCWidth.wcwidth(codePoint);
        }
        return bytes >= 2 ? 2 : 1;
    }
}
