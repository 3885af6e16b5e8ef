package org.posrig.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.host.interfacefile.InterfaceFile;
import org.posrig.host.issuer.TestCard;
import org.posrig.host.journal.EndState;
import org.posrig.host.script.Action;
import org.posrig.host.script.Match;
import org.posrig.host.script.Rule;
import org.posrig.standin.message.PosMessage;
import org.posrig.timeline.Happening;

/** An acquirer that was given an interface of somebody's own. */
final class InterfaceAcceptanceTest {

    private static final String NUMBER = "20260001";
    private static final HexFormat HEX = HexFormat.of();

    @TempDir
    private Path folder;

    @Test
    void another_header_and_characters_in_f48_are_spoken_as_the_files_say() throws IOException {
        HostConfig config = Fixtures.config()
                .speaking(InterfaceFile.read(
                        Fixtures.FOLDER.resolve("hosts/interfaces/private-acquirer/interface.yaml")));
        try (RunningHost running = new RunningHost(config, folder);
                HostLane lane = running.lane("lane", NUMBER);
                Socket socket = new Socket("127.0.0.1", running.host().port())) {
            // 0500 with fields 11, 41, 42, 48, 49 and 60; nothing was sold, so all totals are nought.
            String body = "0500" + "0020000000C18010" + "000017"
                    + HEX.formatHex((NUMBER + Fixtures.MERCHANT).getBytes(StandardCharsets.US_ASCII))
                    + "0062" + "30".repeat(62) + "313536" + "0011" + "000000012010";
            byte[] frame = HEX.parseHex("6000030138" + "0100" + body);
            socket.setSoTimeout(5000);
            socket.getOutputStream().write(new byte[] {(byte) (frame.length >> 8), (byte) frame.length});
            socket.getOutputStream().write(frame);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] reply = new byte[in.readUnsignedShort()];
            in.readFully(reply);

            assertThat(HEX.formatHex(reply)).startsWith("6001380003" + "0100" + "0510");
            String characters = new String(reply, StandardCharsets.ISO_8859_1);
            assertThat(characters).contains("\0\u0062" + ("0".repeat(30) + "1").repeat(2) + "156");
            assertThat(lane.journal().exchanges())
                    .singleElement()
                    .satisfies(exchange -> assertThat(exchange.code()).isEqualTo("00"));
        }
    }

    @Test
    void a_code_of_ones_own_table_is_named_and_approves_when_its_category_says_so() throws IOException {
        Files.writeString(
                folder.resolve("codes.properties"), "00=approved||A\nB9=approved in its place||A\nB1=no||C\n");
        Files.writeString(folder.resolve("names.properties"), "39=the verdict\n");
        Path file = Files.writeString(
                folder.resolve("interface.yaml"), "codes: codes.properties\nfields: names.properties\n");
        HostConfig config = Fixtures.config().speaking(InterfaceFile.read(file));
        try (RunningHost running = new RunningHost(config, folder);
                HostLane lane = running.lane("lane", NUMBER);
                RawTerminal terminal = new RawTerminal(NUMBER, running.host().port()).signedIn()) {
            TestCard card = lane.issuer().card("everyday debit");
            answering(lane, "B9");
            PosMessage approved = terminal.sealed(terminal.payment("0200", "000000", "22", card, 1200));
            answering(lane, "B1");
            terminal.sealed(terminal.payment("0200", "000000", "22", card, 900));

            assertThat(approved.text(39)).hasValue("B9");
            assertThat(approved.text(38)).isPresent();
            assertThat(lane.issuer().balance(card)).isEqualTo(card.balance() - 1200);
            assertThat(lane.journal().sales())
                    .extracting(sale -> sale.endState().orElseThrow())
                    .containsExactly(EndState.APPROVED, EndState.DECLINED);
            assertThat(running.messages("lane"))
                    .extracting(Happening.HostMessage::summary)
                    .anyMatch(summary -> summary.startsWith("0210 B9 approved in its place STAN"));
            assertThat(running.messages("lane"))
                    .flatExtracting(Happening.HostMessage::fields)
                    .contains(new Happening.Field(39, "the verdict", "B9"));
        }
    }

    private static void answering(HostLane lane, String code) {
        lane.rules()
                .add(new Rule("own code", Rule.USUAL_PRIORITY, 1, Match.ANY, Optional.empty(), Action.answer(code)));
    }
}
