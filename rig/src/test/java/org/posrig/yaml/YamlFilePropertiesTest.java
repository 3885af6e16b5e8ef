package org.posrig.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.Store;
import org.posrig.fault.BadInput;

final class YamlFilePropertiesTest {

    private static final String FILE = "file";

    @BeforeContainer
    static void makeFile() throws IOException {
        Store.create(FILE, Lifespan.RUN, () -> temporary());
    }

    @AfterContainer
    static void removeFile() throws IOException {
        Files.delete(file());
    }

    @Property(tries = 400, seed = "11")
    void any_text_is_read_or_refused_with_a_place_and_nothing_else(@ForAll String text) throws IOException {
        Files.writeString(file(), wellFormed(text));
        readOrRefused();
    }

    @Property(tries = 400, seed = "12")
    void any_bytes_are_read_or_refused(@ForAll @Size(max = 300) byte[] bytes) throws IOException {
        Files.write(file(), bytes);
        readOrRefused();
    }

    @Property(tries = 1000, seed = "13")
    void anything_that_looks_like_yaml_is_read_or_refused(@ForAll("yamlish") String text) throws IOException {
        Files.writeString(file(), text);
        readOrRefused();
    }

    @Property(tries = 500, seed = "14")
    void every_known_key_gives_back_the_text_that_was_written(@ForAll("printable") String text) throws IOException {
        Files.writeString(file(), "key: \"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n");
        assertThat(YamlFile.<String>read(file(), root -> root.text("key"))).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> yamlish() {
        return Arbitraries.of(
                        "a",
                        "key",
                        ": ",
                        "\n",
                        "\n  ",
                        "- ",
                        "[",
                        "]",
                        "{",
                        "}",
                        ", ",
                        "\"",
                        "'",
                        "|\n",
                        ">\n",
                        "&x ",
                        "*x",
                        "!!int ",
                        "!t ",
                        "? ",
                        "#",
                        "---\n",
                        "...\n",
                        "<<: ",
                        "%YAML 1.1\n",
                        "\\x",
                        "\t",
                        "12",
                        "5m",
                        "true",
                        "~",
                        "收银",
                        "\u0007",
                        "\uFEFF",
                        "\uD83D\uDE00",
                        "list",
                        "inner",
                        "several",
                        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> printable() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u4E00', '\u9FA5')
                .ofMaxLength(30);
    }

    private static void readOrRefused() {
        try {
            YamlFile.read(file(), YamlFilePropertiesTest::everything);
        } catch (BadInput bad) {
            assertThat(bad.mistakes())
                    .isNotEmpty()
                    .allSatisfy(mistake -> assertThat(mistake).startsWith(file() + ":"));
        }
    }

    private static String everything(YamlMapping root) {
        root.optionalText("a");
        root.optionalInteger("key", 0, 20);
        root.optionalDuration("true");
        root.optionalAmount("12");
        root.texts("list");
        root.mappings("several").forEach(one -> one.names().forEach(one::optionalFlag));
        return root.optionalMapping("inner")
                .map(YamlMapping::names)
                .orElse(List.of())
                .toString();
    }

    // A lone surrogate has no bytes in UTF-8; what a file can hold is a string without them.
    private static String wellFormed(String text) {
        return text.codePoints()
                .filter(point -> point < 0xD800 || point > 0xDFFF)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static Path file() {
        return Store.<Path>get(FILE).get();
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("posrig-yaml", ".yaml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
