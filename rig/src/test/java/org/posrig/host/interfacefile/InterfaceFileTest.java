package org.posrig.host.interfacefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;
import org.posrig.fault.BadInput;
import org.posrig.host.message.HostInterface;

final class InterfaceFileTest {

    private static final long SEED = 20261122;
    private static final Path SHIPPED = Golden.home().resolve("rig/src/main/resources/org/posrig/host");

    @TempDir
    private Path folder;

    @Test
    void what_is_left_out_is_as_shipped() throws IOException {
        HostInterface wire = InterfaceFile.read(file("interface.yaml", "header: 2\n"));
        HostInterface shipped = InterfaceFile.shipped();
        assertThat(wire.headerLength()).isEqualTo(2);
        assertThat(wire.packager()).isEqualTo("jar:org/posrig/host/cup-pos.xml");
        assertThat(wire.channelClass()).isEqualTo("org.posrig.host.message.UnionPayChannel");
        assertThat(wire.channelProperties())
                .isEqualTo(shipped.channelProperties())
                .containsEntry("max-packet-length", "4096");
        assertThat(wire.codes().all()).isEqualTo(shipped.codes().all());
        assertThat(wire.fieldNames()).isEqualTo(shipped.fieldNames()).containsEntry(39, "response code");
    }

    @Test
    void the_shipped_files_can_be_given_by_path() throws IOException {
        HostInterface wire = InterfaceFile.read(file("interface.yaml", """
                packager: %1$s/cup-pos.xml
                channel: %1$s/channel.xml
                codes: %1$s/response-codes.properties
                fields: %1$s/field-names.properties
                """.formatted(SHIPPED)));
        HostInterface shipped = InterfaceFile.shipped();
        assertThat(wire.channelProperties()).isEqualTo(shipped.channelProperties());
        assertThat(wire.codes().all()).isEqualTo(shipped.codes().all());
        assertThat(wire.fieldNames()).isEqualTo(shipped.fieldNames());
        assertThat(wire.headerLength()).isEqualTo(6);
    }

    @Test
    void every_mistake_of_all_five_files_is_told_at_once() throws IOException {
        file("packager.xml", packager("""
                  <isofield id="39" length="1" name="RESPONSE CODE" class="org.jpos.iso.IF_CHAR"/>
                  <isofield id="41" length="8" name="TERMINAL NUMBER" class="org.jpos.iso.IF_CHAAR"/>
                  <isofield id="41" length="8" class="java.lang.String"/>
                  <isofield id="65" length="many" name="BEYOND" pad="perhaps"
                            class="org.jpos.iso.IFB_NUMERIC" colour="red"/>
                  <isofieldpackager id="48" length="10" name="NESTED" class="org.jpos.iso.IF_CHAR"/>
                  <isofield id="64" length="8" name="MAC" class="org.jpos.iso.IF_CHAR"/>
                """));
        file("channel.xml", """
                <channel class="org.posrig.host.message.UnionPayChannel" name="mine">
                  <property name="time-out" value="3"/>
                  <property name="timeout" value="soon"/>
                  <property name="timeout" value="300000"/>
                  <property name="keep-alive" value="true"/>
                  <property name="keep-alive" value="true"/>
                  <property name="private-header-length" value="2"/>
                  <filter class="x"/>
                </channel>
                """);
        file("codes.properties", """
                # mine
                00=approved|交易成功|A
                55=PIN wrong|密码错|C
                5=short||C
                55=PIN wrong again|密码错|C
                61=limit|C
                62=restricted||F
                just a line
                """);
        file("names.properties", "39=response code\n64=\n70=network\n47=nothing there\n39=again\n");
        assertMistakes("interface-mistakes.txt", """
                packager: packager.xml
                chanel: channel.xml
                channel: channel.xml
                header: 40
                codes: codes.properties
                fields: names.properties
                """);
    }

    @Test
    void files_that_are_not_what_they_should_be() throws IOException {
        file("packager.xml", "<isopackager>\n  <isofield id=\"0\"\n</isopackager>\n");
        file("channel.xml", "<channel class=\"java.lang.String\"/>\n");
        file("codes.properties", "55=PIN wrong|密码错|C\n");
        assertMistakes("interface-not-these.txt", """
                packager: packager.xml
                channel: channel.xml
                codes: codes.properties
                fields: nowhere.properties
                """);
        file("packager.xml", "<packager/>\n");
        file("channel.xml", "<channel class=\"org.example.Nobody\"/>\n");
        assertMistakes("interface-other-roots.txt", "packager: packager.xml\nchannel: channel.xml\n");
    }

    @Test
    void names_are_held_against_the_packager_once_it_can_be_read() throws IOException {
        file("names.properties", "39=response code\n47=nothing there\n");
        assertMistakes("interface-names.txt", "fields: names.properties\n");
    }

    @Test
    void no_file_however_broken_ends_in_anything_but_bad_input() throws IOException {
        Random random = new Random(SEED);
        Path file = file("interface.yaml", "packager: a\nchannel: b\nheader: 6\ncodes: c\nfields: d\n");
        String[][] sources = {
            {"a", "cup-pos.xml"},
            {"b", "channel.xml"},
            {"c", "response-codes.properties"},
            {"d", "field-names.properties"}
        };
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            for (String[] source : sources) {
                file(source[0], spoilt(Files.readString(SHIPPED.resolve(source[1])), random));
            }
            try {
                InterfaceFile.read(file);
            } catch (BadInput e) {
                refused++;
                assertThat(e.mistakes()).isNotEmpty().allMatch(mistake -> mistake.startsWith(folder.toString()));
            }
        }
        assertThat(refused).isGreaterThan(150);
    }

    private static String spoilt(String text, Random random) {
        StringBuilder spoilt = new StringBuilder(text);
        for (int j = random.nextInt(1, 5); j > 0; j--) {
            spoilt.setCharAt(random.nextInt(spoilt.length()), "<>\"=/|#&;\n x9".charAt(random.nextInt(13)));
        }
        return spoilt.toString();
    }

    /** The shipped packager with some fields in place of 39, 41, 48 and 64. */
    private static String packager(String fields) throws IOException {
        return Files.readString(SHIPPED.resolve("cup-pos.xml"))
                .replaceAll("(?m)^ *<isofield id=\"(39|41|48|64)\".*\n", "")
                .replace("</isopackager>", fields + "</isopackager>");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private void assertMistakes(String golden, String text) throws IOException {
        Path file = file("interface.yaml", text);
        assertThatExceptionOfType(BadInput.class)
                .isThrownBy(() -> InterfaceFile.read(file))
                .satisfies(bad -> Golden.assertSame(
                        InterfaceFileTest.class,
                        golden,
                        String.join("\n", bad.mistakes()).replace(folder.toString(), "<folder>")));
    }
}
