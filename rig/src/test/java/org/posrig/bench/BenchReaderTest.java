package org.posrig.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;
import org.posrig.fault.BadInput;
import org.posrig.host.HostConfig;
import org.posrig.relay.ActiveLevel;
import org.posrig.relay.BoardDescription;
import org.posrig.relay.PressCounts;
import org.posrig.relay.Pull;
import org.posrig.relay.Relay;
import org.posrig.relay.SenseDescription;
import org.posrig.serial.FlowControl;
import org.posrig.serial.Parity;
import org.posrig.serial.SerialSettings;
import org.posrig.terminal.CardReader;

final class BenchReaderTest {

    private static final String SEVERAL_BOARDS = """
            name: bench
            relays:
              pi: {board: pi4j-gpio, active: low}
              expander: {board: mcp23017, bus: 1, address: 0x21, active: high}
              usb: {board: lcus, port: /dev/ttyUSB9, relays: 8, operate-time: 5ms}
            terminals:
              - name: T1
                number: "20260001"
                profile: ../profiles/small.yaml
                display: {port: /dev/ttyUSB0}
                lines:
                  board: pi
                  keys: {board: expander, enter: 0, cancel: 15, "1": 5}
                  power: usb/8
                cards:
                  - {card: everyday debit, position: 1, board: usb, chip: 1, contactless: 2, stripe: pi/5}
                  - {card: second debit, position: 2, chip: 27}
            """;

    @TempDir
    private Path folder;

    @Test
    void the_shipped_bench_reads_with_everything_it_names() {
        BenchFile bench = BenchReader.read(Golden.home().resolve("fixtures/benches/stand-in.yaml"));
        assertThat(bench.name()).isEqualTo("stand-in");
        assertThat(bench.boards()).extracting(BoardDescription::name).containsExactly("T1", "T2");
        assertThat(bench.boards().getFirst()).isInstanceOfSatisfying(BoardDescription.Mock.class, mock -> {
            assertThat(mock.active()).isEqualTo(ActiveLevel.LOW);
            assertThat(mock.lines())
                    .containsEntry("key.enter", 10)
                    .containsEntry("power", 18)
                    .containsEntry("chip.1", 20);
        });
        assertThat(bench.operators().byName()).containsKeys("cashier", "administrator");
        assertThat(bench.host().cards()).isEqualTo(Golden.home().resolve("fixtures/cards/test-cards.yaml"));
        assertThat(bench.terminals()).extracting(BenchFile.TerminalPart::name).containsExactly("T1", "T2");
        BenchFile.TerminalPart first = bench.terminals().getFirst();
        assertThat(first.number()).isEqualTo("20260001");
        assertThat(first.port()).isEmpty();
        assertThat(first.profile().model()).isEqualTo("standin-a");
        assertThat(first.lines()).containsEntry("key.enter", new Relay("T1", "key.enter"));
        BenchFile.CardPart card = first.cards().getFirst();
        assertThat(card.card()).isEqualTo("everyday debit");
        assertThat(card.position()).isEqualTo(1);
        assertThat(card.channels())
                .isEqualTo(Map.of(
                        CardReader.Way.CHIP, "chip.1",
                        CardReader.Way.STRIPE, "stripe.1",
                        CardReader.Way.CONTACTLESS, "field.1"));
        assertThat(first.standIn()).map(BenchFile.StandInPart::hostWait).contains(Duration.ofSeconds(1));
    }

    @Test
    void the_shipped_bench_fits_its_cards_terminals_and_keys() {
        BenchOpener opener = BenchOpener.check(Golden.home().resolve("fixtures/benches/stand-in.yaml"));
        assertThat(opener.file().name()).isEqualTo("stand-in");
        assertThat(opener.cards().card("the everyday debit card").name()).isEqualTo("everyday debit");
    }

    @Test
    void a_display_larger_than_its_dots_is_a_mistake_of_the_bench_file() throws IOException {
        Path fixtures = Golden.home().resolve("fixtures");
        Path profile = Files.writeString(
                folder.resolve("large.yaml"),
                Files.readString(fixtures.resolve("profiles/standin-a.yaml"))
                        .replace("../", fixtures + "/")
                        .replace("columns: 16, rows: 4", "columns: 21, rows: 8"));
        String shipped = Files.readString(fixtures.resolve("benches/stand-in-tap.yaml"))
                .replace("../profiles/standin-a.yaml", profile.toString())
                .replace("../", fixtures + "/");
        Path bench = Files.writeString(folder.resolve("bench.yaml"), shipped);

        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> BenchReader.read(bench))
                .satisfies(
                        bad -> assertThat(bad.mistakes())
                                .first()
                                .asString()
                                .isEqualTo(
                                        bench
                                                + ":22:55: the profile of standin-a has 8 rows of 21 columns, and of a display"
                                                + " read by its dots, 128 by 64 of them, no more than 4 rows of 16 are seen; take a"
                                                + " profile of that size, or leave 'protocol' out and listen to the display's own line."));
    }

    @Test
    void with_a_fixed_port_the_lines_of_real_terminals_have_it_and_the_next_ones() throws IOException {
        Path fixtures = Golden.home().resolve("fixtures");
        String shipped =
                Files.readString(fixtures.resolve("benches/stand-in.yaml")).replace("../", fixtures + "/");
        String fixed = shipped.replaceFirst("port: 0 ", "port: 8583 ");
        int second = fixed.indexOf("  - name: T2");
        String real = fixed.substring(0, second)
                + fixed.substring(second, fixed.indexOf("    stand-in:\n", second))
                        .replace("display: {port: stand-in", "display: {port: /dev/ttyUSB0")
                        .replace("printer: {port: stand-in", "printer: {port: /dev/ttyUSB1")
                        .replace("scanner: {port: stand-in", "scanner: {port: /dev/ttyUSB2");
        Path oneReal = Files.writeString(folder.resolve("one-real.yaml"), real);
        Path noneReal = Files.writeString(folder.resolve("none-real.yaml"), fixed);

        HostConfig withOne = hostConfig(oneReal);
        assertThat(withOne.ownPorts()).isEqualTo(Map.of("20260001", 0, "20260002", 8583));
        assertThat(withOne.port()).isZero();
        assertThat(hostConfig(noneReal).ownPorts()).isEqualTo(Map.of("20260001", 0, "20260002", 0));
        assertThat(hostConfig(noneReal).port()).isEqualTo(8583);
    }

    private HostConfig hostConfig(Path bench) {
        BenchReader.Checked checked = BenchReader.check(bench);
        return checked.parts().hostConfig(checked.file(), folder);
    }

    @Test
    void ten_mistakes_of_a_bench_and_of_the_files_it_names_are_told_at_once() throws IOException {
        small("""
                name: a bench
                operators: ../operators/operators.yaml
                host:
                  port: 70000
                  cards: cards.yaml
                  terminals: terminals.yaml
                  keys: ./../host/./keys.yaml
                relays: {board: pi4j-mok, active: lo}
                terminals:
                  - name: T1
                    number: "2026"
                    profile: ../profiles/small.yaml
                    display: {port: stand-in, buad: 9600}
                    lines:
                      keys: {enter: 3, cancel: 3, stop: 4}
                      power: 2000
                    cards:
                      - {card: everyday debit, position: 17, chip: 3}
                  - name: T2
                    number: "2026"
                    profile: ../profiles/none.yaml
                    display: {port: /dev/ttyUSB0}
                    lines: {keys: {}, power: 9}
                """);
        assertMistakes("bench-mistakes.txt");
    }

    @Test
    void mistakes_in_every_file_of_a_bench_are_told_at_once() throws IOException {
        small("""
                name: bench
                operators: ../operators/operators.yaml
                host:
                  port: 0
                  cards: ../host/cards.yaml
                  terminals: ../host/terminals.yaml
                  keys: ../host/keys.yaml
                  interface: ../host/interface.yaml
                relays: {board: pi4j-mock, active: low}
                terminals:
                  - name: T1
                    number: "20260001"
                    profile: ../profiles/small.yaml
                    display: {port: stand-in, baud: 9600}
                    lines:
                      keys: {enter: 3, cancel: 4, "1": 5}
                      power: 2000
                    cards:
                      - {card: everyday debt, position: 1, chip: 7}
                    stand-in: {model: standin-a, keys: ../host/stand-in-keys.yaml, serial-number: SN1}
                """);
        Path host = folder.resolve("host");
        Path profile = folder.resolve("profiles/small.yaml");
        Files.writeString(profile, Files.readString(profile).replace("columns: 16", "columns: wide"));
        Files.writeString(host.resolve("cards.yaml"), """
                cards:
                  - {name: everyday debit, pan: "6212340000000000012", expiry: "3013", sequence: "001", service-code: "220", pin: "258036", balance: 1.00, interfaces: [chip]}
                """);
        Files.writeString(host.resolve("test-prefixes.yaml"), "prefixes: [{prefix: \"62\", reason: mine}]\n");
        Files.writeString(
                host.resolve("terminals.yaml"),
                "merchants: [{number: \"1\", name: m, identity: i, terminals: [\"20260001\"]}]\n");
        Files.writeString(host.resolve("keys.yaml"), "test: true\nmaster-keys: {\"20260001\": short}\n");
        Files.writeString(host.resolve("stand-in-keys.yaml"), "test: true\nmaster-keys: {\"20260001\": short}\n");
        Files.writeString(
                host.resolve("interface.yaml"),
                "codes: codes.properties\npackager: packager.xml\nfields: fields.properties\n");
        Files.writeString(host.resolve("packager.xml"), "<isopackager>");
        Files.writeString(host.resolve("codes.properties"), "00=approved|交易成功|Q\n");
        Files.writeString(host.resolve("fields.properties"), "39=\n");
        assertMistakes("bench-mistakes-everywhere.txt");
    }

    @Test
    void what_the_bench_says_is_held_against_what_could_be_read_of_its_files() throws IOException {
        String shipped = Files.readString(Golden.home().resolve("fixtures/benches/stand-in.yaml"))
                .replace("../", Golden.home().resolve("fixtures") + "/")
                .replace("20260002", "99999999")
                .replace("card: low balance, position: 4, chip: 23", "card: low balanced, position: 4, chip: 23");
        small(shipped);
        assertMistakes("bench-mistakes-between.txt");
    }

    @Test
    void mistakes_of_printers_and_scanners_are_told_as_those_of_displays() throws IOException {
        small("""
                name: bench
                terminals:
                  - name: T1
                    number: "20260001"
                    display: {port: /dev/ttyUSB0}
                    printer: {port: /dev/ttyUSB0, baud: fast, charset: GB-FOUR}
                    scanner: {prot: /dev/ttyUSB1}
                  - name: T2
                    number: "20260002"
                    display: {port: /dev/ttyUSB2}
                    printer: {port: stand-in, charest: GBK}
                    scanner: {port: /dev/ttyUSB2}
                """);
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> BenchReader.read(folder.resolve("benches/bench.yaml")))
                .satisfies(bad -> Golden.assertSame(
                        BenchReaderTest.class,
                        "bench-peripherals.txt",
                        String.join(
                                        "\n",
                                        bad.mistakes().stream()
                                                .filter(mistake ->
                                                        mistake.matches("(?s).*(port|prot|baud|charset|charest).*"))
                                                .toList())
                                .replace(folder.toString(), "<folder>")));
    }

    @Test
    void a_line_has_all_the_parameters_of_a_serial_port() throws IOException {
        small(
                Files.readString(Golden.home().resolve("fixtures/benches/stand-in.yaml"))
                        .replace("../", Golden.home().resolve("fixtures") + "/")
                        .replaceFirst(
                                "display: \\{port: stand-in, baud: 115200}",
                                "display: {port: stand-in, baud: 2400, data-bits: 7, parity: even, stop-bits: 2, flow-control: xon-xoff, dtr: false, rts: true}"));
        BenchFile bench = BenchReader.read(folder.resolve("benches/bench.yaml"));
        assertThat(bench.terminals().getFirst().settings())
                .isEqualTo(new SerialSettings(2400, 7, Parity.EVEN, 2, FlowControl.XON_XOFF, false, true));
        assertThat(bench.terminals().getLast().settings()).isEqualTo(SerialSettings.eightNone1(115_200));
    }

    @Test
    void mistakes_of_lines_are_told_with_their_place() throws IOException {
        small("""
                name: bench
                terminals:
                  - name: T1
                    number: "20260001"
                    display: {port: "usb:1", data-bits: 9, parity: odd-ish, stop-bits: 3, flow-control: rts, dtr: maybe}
                    printer: {port: "tcp://printer", flow: none}
                """);
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> BenchReader.read(folder.resolve("benches/bench.yaml")))
                .satisfies(bad -> Golden.assertSame(
                        BenchReaderTest.class,
                        "bench-lines.txt",
                        String.join(
                                        "\n",
                                        bad.mistakes().stream()
                                                .filter(mistake -> mistake.matches("(?s).*yaml:[56]:.*"))
                                                .toList())
                                .replace(folder.toString(), "<folder>")));
    }

    @Test
    void the_shipped_bench_has_a_printer_and_a_scanner_at_each_terminal() {
        BenchFile bench = BenchReader.read(Golden.home().resolve("fixtures/benches/stand-in.yaml"));
        assertThat(bench.terminals()).allSatisfy(part -> {
            assertThat(part.capabilities())
                    .contains("printer", "scanner", "hand-inside", "contactless")
                    .doesNotContain("coffee");
            assertThat(part.printer().orElseThrow().charset().name()).isEqualTo("GB18030");
        });
    }

    @Test
    void boards_by_name_share_out_the_lines_of_a_terminal() throws IOException {
        small(SEVERAL_BOARDS);
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> BenchReader.read(folder.resolve("benches/bench.yaml")))
                .satisfies(bad -> assertThat(String.join("\n", bad.mistakes()))
                        .doesNotContain("bench.yaml:3:", "bench.yaml:4:", "bench.yaml:5:", "bench.yaml:6:")
                        .doesNotContain("line", "board"));
    }

    @Test
    void one_usb_board_or_expander_may_carry_everything() throws IOException {
        String shipped = Files.readString(Golden.home().resolve("fixtures/benches/laptop-usb-board.yaml"))
                .replace("../", Golden.home().resolve("fixtures") + "/")
                .replaceFirst("(?s)    cards:.*$", "")
                .replaceFirst(
                        "(?s)relays:.*?terminals:", "relays: {board: lcus, port: /dev/ttyUSB0, relays: 16}\nterminals:")
                .replaceFirst("profile: .*", "profile: ../profiles/small.yaml")
                .replaceFirst(
                        "(?s)      board: usb-2.*$", "      keys: {enter: 1, cancel: 2, \"1\": 3}\n      power: 16\n");
        small(shipped);
        Path profile = folder.resolve("profiles/small.yaml");
        Files.writeString(
                profile,
                Files.readString(profile)
                        .replace("keys: [enter, cancel, \"1\"]", "keys: [enter, cancel, \"1\"]\nleave: cancel"));
        BenchFile bench = BenchReader.read(folder.resolve("benches/bench.yaml"));
        assertThat(bench.boards())
                .containsExactly(new BoardDescription.SerialBoard(
                        "relays",
                        "/dev/ttyUSB0",
                        16,
                        Map.of("T1.key.enter", 1, "T1.key.cancel", 2, "T1.key.1", 3, "T1.power", 16)));
        assertThat(bench.terminals().getFirst().lines()).containsEntry("power", new Relay("relays", "T1.power"));
    }

    @Test
    void mistakes_of_relay_boards_and_their_lines_are_told_at_once() throws IOException {
        small("""
                name: bench
                relays:
                  pi: {board: pi4j-gpio}
                  pi-2: {board: pi4j-gpio, active: high}
                  expander: {board: mcp23017, bus: 1, address: 0x20, active: low, operate-time: 60ms}
                  other: {board: mcp23017, bus: 1, address: 0x20, active: low}
                  third: {board: mcp23017, bus: 1, address: 0x48, active: low}
                  usb: {board: lcus, port: /dev/ttyUSB0, relays: 17, active: low}
                  usb-2: {board: lcus, port: /dev/ttyUSB0, relays: 4}
                  wrong name: {board: relay, active: low}
                terminals:
                  - name: T1
                    number: "20260001"
                    profile: ../profiles/small.yaml
                    display: {port: /dev/ttyUSB0}
                    lines:
                      board: pie
                      keys: {board: pi, enter: 28, cancel: expander/3, "1": 4}
                      power: 5
                    cards:
                      - {card: everyday debit, position: 1, board: usb-2, chip: 0, stripe: 5, contactless: third/1}
                  - name: T2
                    number: "20260002"
                    profile: ../profiles/small.yaml
                    display: {port: /dev/ttyUSB2}
                    lines:
                      board: pi-2
                      keys: {enter: expander/3, cancel: 4, "1": usb-2/x}
                      power: expanded/4
                  - name: T3
                    number: "20260003"
                    profile: ../profiles/small.yaml
                    display: {port: stand-in}
                    lines:
                      keys: {board: usb-2, enter: 1, cancel: 2, "1": pi/6}
                      power: 3
                    stand-in: {model: standin-a, keys: ../host/keys.yaml, serial-number: SN1}
                """);
        assertMistakes(
                "bench-boards.txt",
                mistake -> mistake.matches("(?s).*bench.yaml:\\d+:\\d+: .*")
                                && !mistake.contains("is missing here; add it")
                        || mistake.contains("'active' is missing"));
    }

    @Test
    void a_stand_in_terminal_has_one_set_of_wires_and_a_real_one_no_stand_in_board() throws IOException {
        small("""
                name: bench
                relays:
                  memory: {board: pi4j-mock, active: low}
                  usb: {board: lcus, port: stand-in, relays: 4}
                terminals:
                  - name: T1
                    number: "20260001"
                    profile: ../profiles/small.yaml
                    display: {port: stand-in}
                    lines:
                      board: memory
                      keys: {enter: 1, cancel: 2, "1": usb/1}
                      power: 3
                    stand-in: {model: standin-a, keys: ../host/keys.yaml, serial-number: SN1}
                  - name: T2
                    number: "20260002"
                    profile: ../profiles/small.yaml
                    display: {port: /dev/ttyUSB0}
                    lines:
                      board: usb
                      keys: {enter: 2, cancel: 3, "1": 4}
                      power: memory/4
                """);
        assertMistakes(
                "bench-boards-of-stand-ins.txt",
                mistake -> mistake.contains("stand-in terminal") || mistake.contains("stand-in too"));
    }

    @Test
    void senses_are_lines_of_boards_with_inputs_and_relays_live_as_long_as_their_board_says() throws IOException {
        BenchFile bench = BenchReader.read(shippedWith("""
                    senses:
                      power-led: {line: 900, active: low, pull: up}
                      "5": {line: 901, active: high, pull: none}
                """, "active: low, rated-life: 100000"));
        BenchFile.TerminalPart first = bench.terminals().getFirst();
        assertThat(first.senses())
                .extracting(SensePart::description)
                .containsExactly(
                        new SenseDescription("T1", "power-led", "T1", 900, ActiveLevel.LOW, Pull.UP),
                        new SenseDescription("T1", "5", "T1", 901, ActiveLevel.HIGH, Pull.NONE));
        assertThat(first.capabilities()).contains("senses");
        assertThat(bench.terminals().getLast().capabilities()).doesNotContain("senses");
        assertThat(bench.senses()).containsExactlyInAnyOrder("power-led", "5");
        assertThat(bench.boards().getFirst().lines()).doesNotContainValue(900);
        assertThat(bench.ratedLife("T1")).isEqualTo(100_000);
        assertThat(new PressCounts.Count("T1", "power", 25_000, 0).lifeUsed(bench.ratedLife("T1")))
                .isEqualTo(0.25);
    }

    @Test
    void relays_of_a_board_that_says_nothing_live_as_long_as_usual() {
        BenchFile bench = BenchReader.read(Golden.home().resolve("fixtures/benches/stand-in.yaml"));
        assertThat(bench.ratedLife("T2")).isEqualTo(PressCounts.RATED_LIFE);
    }

    @Test
    void a_board_may_be_there_for_senses_alone() throws IOException {
        small(SEVERAL_BOARDS
                .replace(
                        "      power: usb/8",
                        "      power: usb/8\n    senses: {led: {board: lamps, line: 26, active: low, pull: up}}")
                .replace("  usb: {board", "  lamps: {board: pi4j-gpio, active: low}\n  usb: {board"));
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> BenchReader.read(folder.resolve("benches/bench.yaml")))
                .satisfies(
                        bad -> assertThat(String.join("\n", bad.mistakes())).doesNotContain("line", "board", "sense"));
    }

    @Test
    void mistakes_of_senses_are_told_at_once() throws IOException {
        small("""
                name: bench
                relays:
                  pi: {board: pi4j-gpio, active: low, rated-life: 0}
                  pi-2: {board: pi4j-gpio, active: high}
                  expander: {board: mcp23017, bus: 1, address: 0x20, active: low}
                  usb: {board: lcus, port: /dev/ttyUSB1, relays: 4, rated-life: long}
                terminals:
                  - name: T1
                    number: "20260001"
                    profile: ../profiles/small.yaml
                    display: {port: /dev/ttyUSB0}
                    lines:
                      board: expander
                      keys: {board: pi, enter: 2, cancel: 3, "1": 4}
                      power: 5
                    senses:
                      of-a-relay: {board: pi, line: 3, active: low, pull: up}
                      twice: {line: pi/26, active: low, pull: up}
                      twice-again: {board: pi-2, line: 26, active: low, pull: up}
                      no-inputs: {line: 7, active: low, pull: up}
                      none-here-either: {line: usb/2, active: low, pull: up}
                      too-far: {board: pi, line: 28, active: low, pull: up}
                      no-such-board: {board: pie, line: 20, active: low, pull: up}
                      odd key: {board: pi, line: 21, active: low, pull: up, debounce: 5ms}
                      half: {board: pi}
                      wrong: {board: pi, line: 22, active: loud, pull: left}
                """);
        assertMistakes("bench-senses.txt", mistake -> mistake.matches("(?s).*bench.yaml:([3-6]|1[6-9]|2\\d):\\d+: .*"));
    }

    @Test
    void an_empty_bench_tells_what_belongs_into_one() throws IOException {
        small("name: bench\nterminals: []\n");
        assertMistakes("bench-missing.txt");
    }

    @Test
    void the_bench_of_eight_mixes_models_and_kinds_of_boards_and_a_ninth_terminal_is_a_mistake() throws IOException {
        Path shipped = Golden.home().resolve("fixtures/benches/eight-stand-ins.yaml");
        BenchFile bench = BenchReader.read(shipped);
        assertThat(bench.terminals()).hasSize(8);
        assertThat(bench.terminals().stream()
                        .map(part -> part.profile().model())
                        .distinct())
                .containsExactly("standin-a", "standin-b");
        assertThat(bench.boards().stream().map(Object::getClass).distinct()).hasSize(2);

        String text = Files.readString(shipped).replace("../", Golden.home().resolve("fixtures") + "/");
        String first = text.substring(text.indexOf("  - name: T1"), text.indexOf("  - name: T2"));
        Path nine = Files.writeString(folder.resolve("nine.yaml"), text + first.replace("T1", "T9"));
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> BenchReader.read(nine))
                .satisfies(bad -> assertThat(String.join("\n", bad.mistakes()))
                        .contains("a bench has at most 8 terminals, this one 9"));
    }

    @Test
    void a_bench_that_is_not_there_is_said_so() {
        assertMistakes("bench-not-there.txt");
    }

    /** The shipped bench, its first terminal with something more and its relays with other words. */
    private Path shippedWith(String part, String relays) throws IOException {
        return Files.writeString(
                folder.resolve("bench.yaml"),
                Files.readString(Golden.home().resolve("fixtures/benches/stand-in.yaml"))
                        .replace("../", Golden.home().resolve("fixtures") + "/")
                        .replaceFirst("active: low", relays)
                        .replaceFirst("    stand-in:\n", part.indent(0) + "    stand-in:\n"));
    }

    private void small(String bench) throws IOException {
        for (String part : List.of("benches", "operators", "profiles", "host")) {
            Files.createDirectories(folder.resolve(part));
        }
        Files.setPosixFilePermissions(
                Files.writeString(folder.resolve("host/keys.yaml"), "test: true\n"),
                PosixFilePermissions.fromString("rw-r--r--"));
        Files.writeString(
                folder.resolve("operators/operators.yaml"),
                "operators:\n  cashier: {number: one, passwords: {new: \"12a\"}}\n");
        Files.writeString(folder.resolve("profiles/small.yaml"), """
                model: small
                display: {protocol: vt100, charset: GBK, columns: 16, rows: 4}
                timing: {hold: 50ms, gap: 40ms, screen: 1s, host: 2s}
                keys: [enter, cancel, "1"]
                screens: {idle: {shows: [x]}}
                flows: {}
                starts: {}
                """);
        Files.writeString(folder.resolve("benches/bench.yaml"), bench);
    }

    private void assertMistakes(String golden) {
        assertMistakes(golden, any -> true);
    }

    private void assertMistakes(String golden, Predicate<String> shown) {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> BenchReader.read(folder.resolve("benches/bench.yaml")))
                .satisfies(bad -> Golden.assertSame(
                        BenchReaderTest.class,
                        golden,
                        String.join("\n", bad.mistakes().stream().filter(shown).toList())
                                .replace(folder.toString(), "<folder>")
                                .replace(Golden.home().toString(), "<home>")));
    }
}
