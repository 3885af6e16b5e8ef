package org.posrig.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;
import org.posrig.SchemaParts;
import org.posrig.fault.BadInput;

/** The schema by which editors complete bench files and the reader that takes them know the same keys and kinds of values. */
final class BenchSchemaTest {

    private static final Path FIXTURES = Golden.home().resolve("fixtures");
    private static final Path FOLDER = FIXTURES.resolve("benches");

    /** A bench with every key that there is. */
    private static final String EVERYTHING = """
            name: everything
            operators: FIXTURES/operators/delivered.yaml
            host:
              port: 0
              cards: FIXTURES/cards/test-cards.yaml
              terminals: FIXTURES/hosts/terminals.yaml
              keys: FIXTURES/keys/host-keys.yaml
              interface: not-there.yaml
              pin-required-code: "70"
            relays:
              memory: {board: pi4j-mock, active: low, operate-time: 0ms, rated-life: 100000000}
              pi: {board: pi4j-gpio, active: high}
              expander: {board: mcp23017, bus: 1, address: 0x20, active: low, operate-time: 10ms, rated-life: 100000}
              usb: {board: lcus, port: /dev/ttyUSB7, relays: 16, operate-time: 10ms, rated-life: 1000000}
            terminals:
              - name: T1
                number: "20260001"
                profile: small.yaml
                display: {port: stand-in, protocol: st7565, baud: 115200, data-bits: 8, parity: none, stop-bits: 1, flow-control: none, dtr: true, rts: true}
                printer: {port: stand-in, baud: 115200, charset: GB18030}
                scanner: {port: stand-in, baud: 9600}
                lines:
                  board: memory
                  keys: {board: memory, enter: 1}
                  power: 2
                cards:
                  - {card: everyday debit, position: 1, board: memory, chip: 3, contactless: 4, stripe: 5}
                senses:
                  power-led: {board: memory, line: 6, active: low, pull: up}
                  buzzer: {line: memory/7, active: high, pull: none}
                stand-in:
                  model: standin-a
                  keys: FIXTURES/keys/stand-in-keys.yaml
                  serial-number: SN20260001
                  retry-after-wrong-pin: non-chip
                  no-pin-limit: 1000.00
                  pin-required-code: "70"
                  restart-key: f2
                  host-wait: 1s
                  input-wait: 15s
                  defects: []
                  sign-in: "003"
              - name: T2
                number: "20260002"
                profile: small.yaml
                display: {port: /dev/ttyUSB0}
                lines:
                  keys: {enter: expander/1}
                  power: usb/1
                cards:
                  - {card: second debit, position: 2, chip: pi/27}
            """;

    @TempDir
    private Path folder;

    private final YAMLMapper yaml = new YAMLMapper();
    private final JsonNode schemaText = read();
    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schemaText);

    @TestFactory
    Stream<DynamicTest> every_shipped_bench_fits_the_schema_names_it_and_has_no_mistake() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                        assertThat(schema.validate(yaml.readTree(file.toFile())))
                                .isEmpty();
                        assertThat(Files.readAllLines(file).getFirst())
                                .isEqualTo("# yaml-language-server: $schema=bench.schema.json");
                        BenchReader.read(file);
                    }));
        }
    }

    @Test
    void a_bench_with_every_key_is_taken_by_both() throws IOException {
        JsonNode everything = everything();
        assertThat(schema.validate(everything)).isEmpty();
        assertThat(mistakes(everything)).isEmpty();
    }

    @Test
    void a_bench_with_one_board_for_everything_is_taken_by_the_schema_too() throws IOException {
        for (String board : List.of(
                "{board: pi4j-mock, active: low}",
                "{board: pi4j-gpio, active: high, operate-time: 5ms}",
                "{board: mcp23017, bus: 1, address: 0x27, active: low}",
                "{board: lcus, port: /dev/ttyUSB0, relays: 8}")) {
            assertThat(schema.validate(edited("/relays", board))).as(board).isEmpty();
        }
    }

    @Test
    void every_key_of_the_schema_is_in_that_bench_and_is_described() throws IOException {
        Set<String> known = new TreeSet<>();
        Set<String> undescribed = new TreeSet<>();
        SchemaParts.known(schemaText, known, undescribed);
        Set<String> written = new TreeSet<>();
        SchemaParts.written(everything(), written);
        assertThat(undescribed).isEmpty();
        assertThat(written).containsAll(known);
    }

    @Test
    void every_key_that_the_reader_asks_for_is_in_the_schema() throws IOException {
        Set<String> known = new TreeSet<>();
        SchemaParts.known(schemaText, known, new TreeSet<>());
        Set<String> asked = new TreeSet<>();
        for (String pointer : SchemaParts.pointers(everything())) {
            if (everything().at(pointer).isObject() && !namedByTheWriter(pointer)) {
                List<String> told = mistakes(edited(pointer + "/qqqqqqqqqqqq", "x"));
                assertThat(told).as("an unknown key in " + pointer).hasSize(1);
                Matcher list = Pattern.compile("known here: (.*)\\.").matcher(told.getFirst());
                assertThat(list.find()).isTrue();
                asked.addAll(List.of(list.group(1).split(", ")));
            }
        }
        assertThat(asked).isEqualTo(known);
    }

    @TestFactory
    Stream<DynamicTest> what_the_reader_refuses_the_schema_refuses_too_and_the_other_way_round() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String pointer : SchemaParts.pointers(everything())) {
            if (!pointer.isEmpty()) {
                tests.add(sameVerdict(pointer + " taken out", edited(pointer, "")));
                tests.add(sameVerdict(pointer + " as a list of lists", edited(pointer, "[[1]]")));
                tests.add(sameVerdict(pointer + " as a mapping", edited(pointer, "{odd: {odder: 1}}")));
            }
            if (everything().at(pointer).isObject() && !namedByTheWriter(pointer)) {
                tests.add(sameVerdict("an unknown key in " + pointer, edited(pointer + "/bogus", "x")));
            }
        }
        assertThat(tests).hasSizeGreaterThan(200);
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> values_out_of_their_range_are_refused_by_both() {
        return Stream.of(
                        "/name=a bench",
                        "/host/port=70000",
                        "/relays/expander/address=0x48",
                        "/relays/expander/address=\"20\"",
                        "/relays/expander/bus=-1",
                        "/relays/expander/active=loud",
                        "/relays/usb/relays=17",
                        "/relays/usb/operate-time=10",
                        "/relays/usb/board=lucs",
                        "/terminals/0/number=\"2026\"",
                        "/terminals/0/display/baud=1",
                        "/terminals/0/display/protocol=vt100",
                        "/terminals/0/lines/power=1024",
                        "/terminals/0/lines/power=usb/x",
                        "/terminals/0/lines/keys/enter=-1",
                        "/terminals/0/cards/0/position=17",
                        "/relays/pi/rated-life=0",
                        "/relays/usb/rated-life=ten",
                        "/terminals/0/senses/buzzer/pull=left",
                        "/terminals/0/senses/buzzer/active=loud",
                        "/terminals/0/senses/buzzer/line=1024",
                        "/terminals/0/senses={a lamp: {line: 8, active: low, pull: up}}",
                        "/terminals/0/stand-in/retry-after-wrong-pin=sometimes",
                        "/terminals/0/stand-in/restart-key=f1",
                        "/terminals/0/stand-in/no-pin-limit=much",
                        "/terminals/0/stand-in/host-wait=soon",
                        "/terminals/0/stand-in/sign-in=\"002\"")
                .map(change -> change.split("="))
                .map(parts -> DynamicTest.dynamicTest(parts[0] + " = " + parts[1], () -> {
                    JsonNode changed = edited(parts[0], parts[1]);
                    assertThat(schema.validate(changed)).isNotEmpty();
                    assertThat(mistakes(changed)).isNotEmpty();
                }));
    }

    private DynamicTest sameVerdict(String name, JsonNode changed) {
        return DynamicTest.dynamicTest(name, () -> {
            List<String> told = mistakes(changed).stream()
                    .filter(mistake -> !BEYOND_A_SCHEMA.matcher(mistake).find())
                    .toList();
            assertThat(!schema.validate(changed).isEmpty())
                    .as("the schema says " + schema.validate(changed) + ", the reader " + told)
                    .isEqualTo(!told.isEmpty());
        });
    }

    /** What one part of a bench says of another, or a file that is not there. */
    private static final Pattern BEYOND_A_SCHEMA = Pattern.compile("there is no |has no line|has no key|is used; hang"
            + "|already belongs|has no inputs|does not say on which|does not feel|one set of wires|no 'stand-in' part");

    private List<String> mistakes(JsonNode bench) throws IOException {
        Files.writeString(folder.resolve("small.yaml"), """
                model: small
                display: {protocol: vt100, charset: GBK, columns: 16, rows: 4, fonts: [FONT]}
                timing: {hold: 50ms, gap: 40ms, screen: 1s, host: 2s}
                keys: [enter]
                leave: enter
                screens: {idle: {shows: [x]}}
                flows: {}
                starts: {}
                """.replace(
                        "FONT", FIXTURES.resolve("fonts/unifont-gb2312.hex").toString()));
        Path file = Files.createTempFile(folder, "bench", ".yaml");
        yaml.writeValue(file.toFile(), bench);
        try {
            BenchReader.read(file);
            return List.of();
        } catch (BadInput e) {
            // Reading an interface takes its time, and here only its key counts.
            return e.mistakes().stream()
                    .filter(mistake -> !mistake.contains("not-there.yaml"))
                    .toList();
        }
    }

    private static boolean namedByTheWriter(String pointer) {
        return pointer.equals("/relays") || pointer.endsWith("/lines/keys") || pointer.endsWith("/senses");
    }

    private JsonNode everything() throws IOException {
        return yaml.readTree(EVERYTHING.replace("FIXTURES", FIXTURES.toString()));
    }

    /** That bench with another value at a place, or without it where the value is empty. */
    private JsonNode edited(String pointer, String value) throws IOException {
        JsonNode root = everything();
        int slash = pointer.lastIndexOf('/');
        String key = pointer.substring(slash + 1);
        if (root.at(pointer.substring(0, slash)) instanceof ObjectNode object) {
            if (value.isEmpty()) {
                object.remove(key);
            } else {
                object.set(key, yaml.readTree(value));
            }
        } else if (root.at(pointer.substring(0, slash)) instanceof ArrayNode array) {
            if (value.isEmpty()) {
                array.remove(Integer.parseInt(key));
            } else {
                array.set(Integer.parseInt(key), yaml.readTree(value));
            }
        }
        return root;
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(FOLDER.resolve("bench.schema.json").toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
