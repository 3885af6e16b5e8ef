package org.posrig.display;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.posrig.terminal.DisplayGeometry;
import org.posrig.terminal.DisplayProtocol;

/**
 * Whether what a line says can be what it is taken for: the baud rate, the protocol and the character set of a display that nobody has read
 * before. Judges what was heard as a whole; a hundred bytes are enough for most, and of none of it can it be sure.
 */
public final class Plausibility {

    /** What is probably wrong. */
    public enum Suspicion {
        NOTHING_HEARD,
        BAUD_RATE,
        PROTOCOL,
        CHARSET
    }

    /**
     * One suspicion.
     *
     * @param sentence what is seen
     * @param hint what to try
     */
    public record Finding(Suspicion suspicion, String sentence, String hint) {}

    /** As much as is worth looking at. */
    public static final int ENOUGH = 65_536;

    private static final int FEW_BYTES = 16;
    private static final double NOISE = 0.15;

    private final DisplayGeometry geometry;
    private final byte[] heard;

    private Plausibility(DisplayGeometry geometry, byte[] heard) {
        this.geometry = geometry;
        this.heard = heard;
    }

    /**
     * What speaks against a display's protocol, charset or line settings, the gravest first; empty when nothing does. Noise hides the rest, so
     * with a wrong baud rate nothing else is found.
     *
     * @param heard all bytes or the first {@value #ENOUGH}
     */
    public static List<Finding> of(DisplayGeometry geometry, byte[] heard) {
        return new Plausibility(geometry, heard).findings();
    }

    private List<Finding> findings() {
        if (heard.length == 0) {
            return List.of(
                    new Finding(
                            Suspicion.NOTHING_HEARD,
                            "No byte has come.",
                            "See that the device is on and shows something new, that this is its port, and that its TX goes to the adapter's RX."));
        }
        double noise = new Noise(heard, geometry.charset()).share();
        if (heard.length >= FEW_BYTES && noise > NOISE) {
            return List.of(
                    new Finding(
                            Suspicion.BAUD_RATE,
                            Math.round(noise * 100) + " % of the " + heard.length
                                    + " bytes are noise: neither text nor part of a command.",
                            "The baud rate is probably wrong, or the data bits or the parity: try 115200, 9600, 19200, 38400, 57600, 4800 and 2400."));
        }
        List<Finding> findings = new ArrayList<>();
        protocol().ifPresent(findings::add);
        charset().ifPresent(findings::add);
        return List.copyOf(findings);
    }

    private Optional<Finding> protocol() {
        Tally own = tally(geometry.protocol());
        if (fits(own)) {
            return Optional.empty();
        }
        Optional<DisplayProtocol> better = DisplayProtocol.texts().stream()
                .filter(protocol -> protocol != geometry.protocol() && protocol != DisplayProtocol.LINES)
                .filter(protocol -> fits(tally(protocol)))
                .max(Comparator.comparingLong(protocol ->
                        tally(protocol).commands() - 4 * tally(protocol).unknown()));
        String word = geometry.protocol().word();
        if (better.isPresent()) {
            return Optional.of(new Finding(
                    Suspicion.PROTOCOL,
                    seen(own, word) + "; " + tally(better.get()).commands() + " are of "
                            + better.get().word() + ".",
                    "Try the protocol " + better.get().word() + "."));
        }
        if (own.unknown() > 0) {
            return Optional.of(new Finding(
                    Suspicion.PROTOCOL,
                    seen(own, word) + ", and no other protocol here has them either.",
                    "See in the device's manual what its display line speaks; it may have to be told."));
        }
        return heard.length >= FEW_BYTES
                        && own.commands() == 0
                        && geometry.protocol() != DisplayProtocol.LINES
                        && inLines()
                ? Optional.of(new Finding(
                        Suspicion.PROTOCOL,
                        "Among " + heard.length + " bytes there is no command of " + word + ", only text in lines.",
                        "Try the protocol lines."))
                : Optional.empty();
    }

    private static String seen(Tally own, String word) {
        return own.commands() == 0
                ? "No command of " + word + " is among them, but " + own.unknown() + " that it has not"
                : own.unknown() + " of " + (own.commands() + own.unknown()) + " commands are none of " + word;
    }

    /** A stray unknown one is a device's own addition; every fifth is another language. */
    private static boolean fits(Tally tally) {
        return tally.commands() > 0 && tally.unknown() * 5 <= tally.commands() + tally.unknown();
    }

    private Tally tally(DisplayProtocol protocol) {
        DisplayDecoder decoder = DisplayDecoder.of(
                new DisplayGeometry(protocol, geometry.charset(), geometry.columns(), geometry.rows()));
        decoder.accept(heard, heard.length, () -> {});
        return decoder.tally();
    }

    private boolean inLines() {
        for (byte value : heard) {
            if (value == '\n') {
                return true;
            }
        }
        return false;
    }

    private Optional<Finding> charset() {
        HighBytes high = HighBytes.in(heard);
        Tally own = tally(geometry.protocol());
        Charset configured = geometry.charset();
        boolean torn = own.replacements() > 0 && own.replacements() * 20 >= own.replacements() + high.count() / 2;
        Optional<Charset> better = likely(high).filter(charset -> !covers(configured, charset));
        if (better.isEmpty() && !torn) {
            return Optional.empty();
        }
        String sentence = own.replacements() > 0
                ? own.replacements() + " characters are none of " + configured.name() + " and stand as \uFFFD"
                : "The text reads as " + configured.name() + ", but all " + high.count() + " bytes beyond ASCII are "
                        + better.orElse(configured).name();
        return Optional.of(new Finding(
                Suspicion.CHARSET,
                sentence + ".",
                better.map(charset -> "Try the character set " + charset.name() + ".")
                        .orElse("Try another character set: GB18030, UTF-8, Big5 or IBM437.")));
    }

    /** The charset that bytes beyond ASCII show by their pattern, where they do. */
    private Optional<Charset> likely(HighBytes high) {
        if (high.count() < 6) {
            return Optional.empty();
        }
        if (reads(StandardCharsets.UTF_8)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        return high.inHanziPairs() ? Optional.of(Charset.forName("GB18030")) : Optional.empty();
    }

    private static boolean covers(Charset configured, Charset wanted) {
        return configured.equals(wanted)
                || (wanted.name().equals("GB18030") && configured.name().matches("GBK|GB2312|Big5.*"));
    }

    /** The last character may be cut. */
    private boolean reads(Charset charset) {
        for (int end = heard.length; end > Math.max(0, heard.length - 4); end--) {
            CharsetDecoder decoder = charset.newDecoder();
            try {
                decoder.decode(ByteBuffer.wrap(heard, 0, end));
                return true;
            } catch (CharacterCodingException cutOrWrong) {
                // one byte less may end with a whole character
            }
        }
        return false;
    }
}
