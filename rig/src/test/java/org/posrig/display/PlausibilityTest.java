package org.posrig.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.posrig.serial.Recording;
import org.posrig.terminal.DisplayGeometry;
import org.posrig.terminal.DisplayProtocol;

final class PlausibilityTest {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset CP437 = Charset.forName("IBM437");

    record Known(String recording, DisplayProtocol protocol, Charset charset, int columns, int rows) {

        byte[] bytes() {
            try {
                ByteArrayOutputStream all = new ByteArrayOutputStream();
                for (Recording.Piece piece :
                        RecordedStreamsTest.recording(recording).pieces()) {
                    all.writeBytes(piece.bytes());
                }
                return all.toByteArray();
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
        }

        List<Plausibility.Finding> as(DisplayProtocol taken, Charset coded, byte[] heard) {
            return Plausibility.of(new DisplayGeometry(taken, coded, columns, rows), heard);
        }
    }

    static Stream<Known> recordings() {
        return Stream.of(
                new Known("vt100-dialog-menu", DisplayProtocol.VT100, StandardCharsets.UTF_8, 40, 12),
                new Known("vt100-dialog-gauge", DisplayProtocol.VT100, StandardCharsets.UTF_8, 40, 12),
                new Known("vt100-dialog-chinese", DisplayProtocol.VT100, StandardCharsets.UTF_8, 40, 12),
                new Known("vt100-tmux-two-panes", DisplayProtocol.VT100, StandardCharsets.UTF_8, 40, 12),
                new Known("cd5220-sale", DisplayProtocol.CD5220, GB18030, 20, 2),
                new Known("cd5220-cursor", DisplayProtocol.CD5220, CP437, 20, 2),
                new Known("epson-sale", DisplayProtocol.EPSON, CP437, 20, 2),
                new Known("lines-boot", DisplayProtocol.LINES, GB18030, 16, 4));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void nothing_is_found_where_all_is_right(Known known) {
        assertThat(known.as(known.protocol(), known.charset(), known.bytes())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void a_wrong_protocol_is_told_and_the_right_one_named(Known known) {
        for (DisplayProtocol taken : DisplayProtocol.texts()) {
            // Lines that are taken for a customer display's overwrite each other, which their bytes do not tell from a
            // wish.
            if (taken != known.protocol() && known.protocol() != DisplayProtocol.LINES) {
                assertThat(known.as(taken, known.charset(), known.bytes()))
                        .as("%s taken for %s", known.recording(), taken)
                        .anySatisfy(finding -> {
                            assertThat(finding.suspicion()).isEqualTo(Plausibility.Suspicion.PROTOCOL);
                            assertThat(finding.hint())
                                    .isEqualTo("Try the protocol "
                                            + known.protocol().word() + ".");
                        });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void a_wrong_baud_rate_is_told_whichever_it_is(Known known) {
        byte[] sent = known.bytes();
        for (int[] rates : new int[][] {
            {115_200, 9600},
            {115_200, 57_600},
            {115_200, 38_400},
            {115_200, 19_200},
            {9600, 19_200},
            {9600, 115_200},
            {9600, 4800},
            {19_200, 9600}
        }) {
            byte[] heard = heard(sent, rates[0], rates[1]);
            if (heard.length < 20) {
                continue; // too little to say anything of
            }
            assertThat(known.as(known.protocol(), known.charset(), heard))
                    .as("%s sent at %d, heard at %d", known.recording(), rates[0], rates[1])
                    .extracting(Plausibility.Finding::suspicion)
                    .containsExactly(Plausibility.Suspicion.BAUD_RATE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "vt100-dialog-chinese, GB18030, UTF-8",
        "vt100-dialog-chinese, GBK, UTF-8",
        "vt100-dialog-chinese, IBM437, UTF-8",
        "cd5220-sale, UTF-8, GB18030",
        "cd5220-sale, IBM437, GB18030",
        "lines-boot, UTF-8, GB18030",
        "lines-boot, ISO-8859-1, GB18030"
    })
    void a_wrong_charset_is_told_and_the_right_one_named(String recording, Charset taken, String right) {
        Known known = recordings()
                .filter(one -> one.recording().equals(recording))
                .findFirst()
                .orElseThrow();
        assertThat(known.as(known.protocol(), taken, known.bytes()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.suspicion()).isEqualTo(Plausibility.Suspicion.CHARSET);
                    assertThat(finding.hint()).isEqualTo("Try the character set " + right + ".");
                });
    }

    @Test
    void silence_is_told() {
        assertThat(Plausibility.of(geometry(DisplayProtocol.VT100), new byte[0]))
                .extracting(Plausibility.Finding::suspicion)
                .containsExactly(Plausibility.Suspicion.NOTHING_HEARD);
    }

    @Test
    void text_in_lines_is_told_from_a_protocol_with_commands() {
        byte[] heard = "boot 1.2\r\nmemory ok\r\n".getBytes(StandardCharsets.US_ASCII);
        assertThat(Plausibility.of(geometry(DisplayProtocol.VT100), heard))
                .extracting(Plausibility.Finding::hint)
                .containsExactly("Try the protocol lines.");
        assertThat(Plausibility.of(geometry(DisplayProtocol.LINES), heard)).isEmpty();
    }

    @Test
    void commands_that_nobody_knows_are_told_without_a_guess() {
        byte[] heard = "\033Zab\033|cd\033Yef\033|gh".getBytes(StandardCharsets.US_ASCII);
        assertThat(Plausibility.of(geometry(DisplayProtocol.CD5220), heard))
                .extracting(Plausibility.Finding::hint)
                .containsExactly("See in the device's manual what its display line speaks; it may have to be told.");
    }

    @Test
    void a_device_with_a_command_of_its_own_is_not_suspected() {
        byte[] heard = "\f\033QAone\r\033QBtwo\r\033Z\f\033QAthree\r\033QBfour\r\f".getBytes(StandardCharsets.US_ASCII);
        assertThat(Plausibility.of(geometry(DisplayProtocol.CD5220), heard)).isEmpty();
    }

    private static DisplayGeometry geometry(DisplayProtocol protocol) {
        return new DisplayGeometry(protocol, StandardCharsets.UTF_8, 20, 2);
    }

    /** What a receiver (8N1) at one rate makes of a sender's bits at another: it looks at the middle of each bit, from the start bit's edge on. */
    private static byte[] heard(byte[] sent, int sendersRate, int receiversRate) {
        BitSet high = new BitSet();
        int bits = 0;
        for (byte value : sent) {
            bits++;
            for (int bit = 0; bit < 8; bit++) {
                high.set(bits++, (value >> bit & 1) == 1);
            }
            high.set(bits++);
        }
        int last = bits;
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        double perBit = (double) sendersRate / receiversRate;
        double at = 0;
        while (true) {
            Optional<Integer> edge = nextLow(high, (int) Math.ceil(at), last);
            if (edge.isEmpty()) {
                return heard.toByteArray();
            }
            int value = 0;
            for (int bit = 0; bit < 8; bit++) {
                int sample = (int) (edge.get() + (bit + 1.5) * perBit);
                value |= (sample >= last || high.get(sample) ? 1 : 0) << bit;
            }
            heard.write(value);
            at = edge.get() + 9.5 * perBit;
        }
    }

    private static Optional<Integer> nextLow(BitSet high, int from, int last) {
        int low = high.nextClearBit(from);
        return low < last ? Optional.of(low) : Optional.empty();
    }
}
