package org.posrig.terminal;

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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;
import org.posrig.SchemaParts;
import org.posrig.fault.BadInput;

/** The schema by which editors complete profiles and the reader that takes them refuse and accept the same keys and kinds of values. */
final class ProfileSchemaTest {

    private static final Path FOLDER = Golden.home().resolve("fixtures/profiles");

    /** A profile with every key that there is. */
    private static final String EVERYTHING = """
            model: small
            display: {protocol: vt100, charset: GBK, columns: 16, rows: 4, fonts: [FONT], glyphs: {"000000006CFEFEFEFE7C381000000000": 心}, first-column: 4}
            timing: {hold: 50ms, gap: 40ms, quiet: 20ms, screen: 1s, host: 2s, settle: 5ms}
            keys: ["1", enter, cancel, clear]
            key-timing: {enter: {hold: 60ms, gap: 80ms, settle: 10ms}}
            matrix: ["1 enter", "cancel clear"]
            pacing:
              pin-entries: {most: 4, per: 120s}
              restart: {at: "03:00", within: 5m}
              sleep: {after: 60s, wake: cancel, screen: idle}
              start-up: {screens: [menu], within: 60s}
              paper-out: menu
              batch-full: menu
              tamper: menu
              stir: enter
            leave: cancel
            forbidden: [menu]
            capabilities: [contactless]
            screens:
              idle: {shows: [收银终端]}
              menu: {shows: [1.签到], or: [1.登录], host: true, alarm: true, keypad: false}
            flows:
              open-menu:
                - {press: enter, hold: 900ms}
                - {type: amount, echo: yuan, clear: cancel}
                - {await: menu | idle}
                - {on: menu}
                - {when: idle, flow: nothing}
                - {flow: nothing}
              nothing: []
            versions: {flow: nothing, screen: menu, firmware: 'v(\\d)', parameters: 'p(\\d)'}
            key-test: {start: ready, flow: nothing, screen: menu, key: 'k(\\d)', count: 'c(\\d)', shows: {enter: 确认}}
            receipt:
              merchant: 商户
              cardholder: 持卡人
              signature: 签名
              reprint: 重打
              fields:
                {amount: '(a)', card: '(b)', trace: '(c)', batch: '(d)', reference: '(e)', authorisation: '(f)', operator: '(g)', time: '(h)'}
            responses: {"51": [余额不足], A0: [MAC, 重新签到]}
            starts:
              ready: {screen: idle, from: {menu: nothing}}
            """.replace(
            "FONT", Golden.home().resolve("fixtures/fonts/unifont-gb2312.hex").toString());

    @TempDir
    private Path folder;

    private final YAMLMapper yaml = new YAMLMapper();
    private final JsonNode schemaText = read();
    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schemaText);

    @TestFactory
    Stream<DynamicTest> every_shipped_profile_fits_the_schema_and_names_it() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                        assertThat(schema.validate(yaml.readTree(file.toFile())))
                                .isEmpty();
                        assertThat(Files.readAllLines(file))
                                .contains("# yaml-language-server: $schema=profile.schema.json");
                    }));
        }
    }

    @Test
    void a_profile_with_every_key_is_taken_by_both() throws IOException {
        JsonNode everything = yaml.readTree(EVERYTHING);
        assertThat(schema.validate(everything)).isEmpty();
        assertThat(refusedByReader(everything)).isFalse();
    }

    @Test
    void every_key_of_the_schema_is_in_that_profile_and_is_described() throws IOException {
        Set<String> known = new TreeSet<>();
        Set<String> undescribed = new TreeSet<>();
        SchemaParts.known(schemaText, known, undescribed);
        Set<String> written = new TreeSet<>();
        SchemaParts.written(yaml.readTree(EVERYTHING), written);
        assertThat(undescribed).isEmpty();
        assertThat(written).containsAll(known);
    }

    @TestFactory
    Stream<DynamicTest> what_the_reader_refuses_the_schema_refuses_too_and_the_other_way_round() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String pointer : SchemaParts.pointers(yaml.readTree(EVERYTHING))) {
            JsonNode at = yaml.readTree(EVERYTHING).at(pointer);
            if (at.isObject() && !namedByTheWriter(pointer)) {
                tests.add(mutation(
                        "an unknown key in " + pointer,
                        changed(pointer, node -> ((ObjectNode) node).put("bogus", "x"))));
            }
            if (!pointer.isEmpty()) {
                tests.add(mutation(pointer + " taken out", removed(pointer)));
                tests.add(mutation(pointer + " as a list of lists", replaced(pointer, yaml.readTree("[[1]]"))));
                tests.add(mutation(pointer + " as a mapping", replaced(pointer, yaml.readTree("{odd: {odder: 1}}"))));
            }
        }
        assertThat(tests).hasSizeGreaterThan(150);
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> values_out_of_their_range_are_refused_by_both() throws IOException {
        return Stream.of(
                        "/display/columns=133",
                        "/display/columns=0",
                        "/display/rows=61",
                        "/display/rows=many",
                        "/display/first-column=5",
                        "/display/glyphs={heart: 心}",
                        "/timing/hold=50",
                        "/timing/host=soon",
                        "/timing/quiet=1 day",
                        "/screens/menu/host=perhaps",
                        "/screens/menu/alarm=1",
                        "/screens/menu/keypad=yess",
                        "/keys/1=Enter",
                        "/timing/settle=5",
                        "/key-timing/enter/hold=60",
                        "/pacing/pin-entries/most=0",
                        "/pacing/pin-entries/per=soon",
                        "/pacing/restart/at=\"3:00\"",
                        "/pacing/sleep/after=60",
                        "/flows/open-menu/0/hold=long",
                        "/flows/open-menu/1/echo=stras")
                .map(change -> change.split("="))
                .map(parts -> {
                    JsonNode value = text(parts[1]);
                    return DynamicTest.dynamicTest(parts[0] + " = " + parts[1], () -> {
                        JsonNode changed = replaced(parts[0], value);
                        assertThat(schema.validate(changed)).isNotEmpty();
                        assertThat(refusedByReader(changed)).isTrue();
                    });
                });
    }

    // Both give the same verdict on a changed profile, whatever it is.
    private DynamicTest mutation(String name, JsonNode changed) {
        return DynamicTest.dynamicTest(
                name,
                () -> assertThat(!schema.validate(changed).isEmpty())
                        .as("the schema refuses it: " + schema.validate(changed))
                        .isEqualTo(refusedByReader(changed)));
    }

    private boolean refusedByReader(JsonNode profile) throws IOException {
        Path file = Files.createTempFile(folder, "profile", ".yaml");
        yaml.writeValue(file.toFile(), profile);
        try {
            ProfileReader.read(file);
            return false;
        } catch (BadInput e) {
            // Names that nothing bears are beyond a schema.
            return !e.mistakes().stream()
                    .allMatch(mistake -> mistake.contains("there is no ")
                            || mistake.contains("is not among 'keys'")
                            || mistake.contains("must have exactly one group"));
        }
    }

    private static boolean namedByTheWriter(String pointer) {
        return Set.of("/screens", "/flows", "/key-timing", "/starts", "/starts/ready/from", "/key-test/shows")
                .contains(pointer);
    }

    private JsonNode changed(String pointer, Consumer<JsonNode> change) throws IOException {
        JsonNode root = yaml.readTree(EVERYTHING);
        change.accept(root.at(pointer));
        return root;
    }

    private JsonNode removed(String pointer) throws IOException {
        return edited(pointer, (parent, key) -> {
            if (parent instanceof ObjectNode object) {
                object.remove(key);
            } else {
                ((ArrayNode) parent).remove(Integer.parseInt(key));
            }
        });
    }

    private JsonNode replaced(String pointer, JsonNode by) throws IOException {
        return edited(pointer, (parent, key) -> {
            if (parent instanceof ObjectNode object) {
                object.set(key, by);
            } else {
                ((ArrayNode) parent).set(Integer.parseInt(key), by);
            }
        });
    }

    private JsonNode edited(String pointer, java.util.function.BiConsumer<JsonNode, String> edit) throws IOException {
        JsonNode root = yaml.readTree(EVERYTHING);
        int slash = pointer.lastIndexOf('/');
        edit.accept(root.at(pointer.substring(0, slash)), pointer.substring(slash + 1));
        return root;
    }

    private JsonNode text(String written) {
        try {
            return yaml.readTree(written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(FOLDER.resolve("profile.schema.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
