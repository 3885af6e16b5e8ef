package org.posrig.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;
import org.posrig.fault.BadInput;

final class YamlFileTest {

    private enum Colour {
        LIGHT_BLUE,
        RED
    }

    @TempDir
    private Path folder;

    @Test
    void every_kind_of_value_is_read() {
        Path file = file("""
                text: 收银终端
                whole: 7
                flag: true
                amount: 12.5
                time: 250ms
                colour: light-blue
                way: ../cards/a.yaml
                inner: {text: deep}
                list: [a, "1"]
                several: [{text: x}, {text: y}]
                """);
        String read = YamlFile.read(
                file,
                root -> String.join(
                        "|",
                        root.text("text"),
                        String.valueOf(root.integer("whole", 0, 9)),
                        root.optionalFlag("flag").orElseThrow().toString(),
                        root.optionalAmount("amount").orElseThrow().toString(),
                        root.duration("time").toString(),
                        root.choice("colour", Colour.class).name(),
                        root.mapping("inner").text("text"),
                        root.texts("list").toString(),
                        root.mappings("several").stream()
                                .map(one -> one.text("text"))
                                .toList()
                                .toString(),
                        String.valueOf(root.path("way")
                                .equals(folder.resolveSibling("cards/a.yaml").toAbsolutePath()))));
        assertThat(read).isEqualTo("收银终端|7|true|1250|PT0.25S|LIGHT_BLUE|deep|[a, 1]|[x, y]|true");
    }

    @Test
    void what_is_not_there_and_need_not_be_is_empty() {
        Path file = file("a: 1\n");
        boolean empty = YamlFile.read(
                file,
                root -> root.text("a").equals("1")
                        && root.optionalText("b").isEmpty()
                        && root.optionalInteger("c", 0, 1).isEmpty()
                        && root.optionalFlag("d").isEmpty()
                        && root.optionalAmount("e").isEmpty()
                        && root.optionalDuration("f").isEmpty()
                        && root.optionalChoice("g", Colour.class).isEmpty()
                        && root.optionalPath("h").isEmpty()
                        && root.optionalMapping("i").isEmpty()
                        && root.mappings("j").isEmpty()
                        && root.texts("k").isEmpty());
        assertThat(empty).isTrue();
    }

    @Test
    void every_mistake_of_a_file_is_told_at_once_in_the_order_of_its_places() {
        Path file = file("""
                name: two words
                whole: 12
                number: seven
                flag: maybe
                amount: 1.234
                time: 5 minutes
                colour: grene
                plain: [not, plain]
                inner: flat
                list: single
                several:
                  - {text: right}
                  - wrong
                colur: red
                nothing-like-it: 1
                [a, b]: odd
                """);
        assertMistakes("all-mistakes.txt", file, root -> {
            root.text("name", Pattern.compile("\\w+"), "one word");
            root.integer("whole", 0, 9);
            root.integer("number", 0, 9);
            root.optionalFlag("flag");
            root.optionalAmount("amount");
            root.optionalDuration("time");
            root.optionalChoice("colour", Colour.class);
            root.text("plain");
            root.mapping("inner");
            root.texts("list");
            root.mappings("several").forEach(one -> one.text("text"));
            return "";
        });
    }

    @Test
    void every_kind_of_missing_value_is_told_once_at_its_mapping() {
        Path file = file("""
                inner:
                    other: 1
                """);
        assertMistakes("missing.txt", file, root -> {
            YamlMapping inner = root.mapping("inner");
            inner.text("other");
            inner.text("text");
            inner.text("name", Pattern.compile("\\w+"), "one word");
            inner.integer("whole", 1, 2);
            inner.duration("time");
            inner.choice("colour", Colour.class);
            inner.mapping("deeper").text("unsaid");
            return "";
        });
    }

    @Test
    void a_key_that_is_there_twice_is_a_mistake_at_the_second() {
        assertMistakes("duplicate.txt", file("""
                name: first
                inner: {a: 1, a: 2}
                name: second
                """), root -> {
            root.text("name");
            return root.mapping("inner").text("a");
        });
    }

    @Test
    void a_mistake_of_the_readers_own_stands_at_the_value() {
        assertMistakes("own.txt", file("a: 1\ninner:\n  b: 2\n"), root -> {
            root.text("a");
            YamlMapping inner = root.mapping("inner");
            inner.text("b");
            inner.mistake("b", "two is too much.");
            inner.mistake("c", "and c is wanted.");
            return "";
        });
    }

    @Test
    void a_file_that_is_no_mapping_is_refused() {
        assertMistakes("no-mapping.txt", file("- a\n- b\n"), root -> "");
        assertMistakes("no-mapping.txt", file(""), root -> "");
        assertMistakes("no-mapping.txt", file("just text\n"), root -> "");
    }

    @Test
    void broken_yaml_is_told_with_its_place() {
        assertMistakes("broken.txt", file("a: 1\nb: {c: 2\nd: 3\n"), root -> "");
    }

    @Test
    void a_character_that_yaml_cannot_hold_is_told() {
        assertMistakes("control-character.txt", file("a: 1\nb: x\u0007y\n"), root -> "");
    }

    @Test
    void yaml_nested_without_end_is_told() {
        assertMistakes("nested.txt", file("a: " + "[".repeat(2000)), root -> "");
    }

    @Test
    void two_documents_are_refused() {
        assertMistakes("two-documents.txt", file("a: 1\n---\nb: 2\n"), root -> root.text("a"));
    }

    @Test
    void a_file_that_is_not_utf_8_is_refused() throws IOException {
        Path file = folder.resolve("in.yaml");
        Files.writeString(file, "name: 收银\n", Charset.forName("GB18030"));
        assertMistakes("not-utf-8.txt", file, root -> root.text("name"));
    }

    @Test
    void a_file_that_is_not_there_is_refused() {
        assertMistakes("not-there.txt", folder.resolve("in.yaml"), root -> "");
    }

    @Test
    void a_folder_or_an_unreadable_file_is_refused() throws IOException {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> YamlFile.read(folder, root -> ""))
                .withMessageContaining("cannot be read");
        Path file = file("a: 1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        if (!Files.isReadable(file)) {
            assertThatExceptionOfType(BadInput.class)
                    .isThrownBy(() -> YamlFile.read(file, root -> ""))
                    .withMessageContaining("check its permissions");
        }
    }

    @Test
    void what_a_record_refuses_because_of_a_placeholder_is_not_told_beside_the_mistake_itself() {
        assertMistakes("placeholder.txt", file("a: 1\n"), root -> {
            root.text("a");
            if (root.duration("hold").equals(Duration.ZERO)) {
                throw new IllegalArgumentException("a hold of zero");
            }
            return "";
        });
    }

    private Path file(String content) {
        try {
            return Files.writeString(folder.resolve("in.yaml"), content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void assertMistakes(String golden, Path file, Function<YamlMapping, ?> reader) {
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> YamlFile.read(file, reader))
                .satisfies(bad -> Golden.assertSame(YamlFileTest.class, golden, told(bad.mistakes())));
    }

    private String told(List<String> mistakes) {
        return String.join("\n", mistakes).replace(folder.toString(), "<folder>");
    }
}
