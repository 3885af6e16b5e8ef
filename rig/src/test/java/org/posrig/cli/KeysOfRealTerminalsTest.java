package org.posrig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.posrig.Golden;

/** Keys that a real terminal uses are its lab's secret, unless their file says that everybody knows them. */
@Isolated("properties and both outputs are the process's")
final class KeysOfRealTerminalsTest {

    private static final Path SHIPPED = Golden.home().resolve("fixtures/keys/host-keys.yaml");
    private static final String FEATURE = Golden.home().resolve("features/wrong-pin/tries-used-up.feature") + ":9";

    @TempDir
    private Path folder;

    private InProcess posrig;
    private Path keys;

    @BeforeEach
    void write_keys_of_a_lab_s_own() throws IOException {
        posrig = new InProcess(folder);
        keys = Files.writeString(
                folder.resolve("keys.yaml"), Files.readString(SHIPPED).replaceFirst("(?m)^public: .*\n", ""));
        assertThat(keys).content().contains("test: true").doesNotContain("public: ");
    }

    @Test
    void keys_that_others_may_read_are_refused_on_a_bench_with_a_real_terminal() throws IOException {
        mode("rw-r--r--");

        assertThat(planned("laptop-usb-board"))
                .isEqualTo(
                        "<folder>/keys.yaml:4:3: others may read these keys of real terminals; run chmod 600 on the file,"
                                + " or say 'public: true' beside them if everybody knows them.\n(exit code 2)\n");
        assertThat(posrig.said("doctor", "--bench", bench("pi-one-terminal").toString()))
                .contains("run chmod 600", "(exit code 2)");
    }

    @Test
    void keys_that_are_their_owner_s_alone_are_taken() throws IOException {
        mode("rw-------");

        assertThat(planned("laptop-usb-board")).contains("would run");
    }

    @Test
    void the_keys_that_everybody_knows_are_taken_as_they_lie_in_the_repository() {
        keys = SHIPPED;

        assertThat(planned("laptop-usb-board")).contains("would run");
    }

    @Test
    void a_bench_of_stand_ins_asks_nothing_of_the_kind() throws IOException {
        mode("rw-r--r--");

        assertThat(planned("stand-in")).contains("would run");
    }

    @Test
    void the_acquirer_alone_asks_it_where_terminals_can_reach_it() throws IOException {
        mode("rw-r--r--");
        for (String file : new String[] {"cards/test-cards.yaml", "cards/test-prefixes.yaml", "hosts/terminals.yaml"}) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.copy(Golden.home().resolve("fixtures").resolve(file), folder.resolve(file));
        }
        Files.createDirectories(folder.resolve("keys"));
        Files.move(keys, folder.resolve("keys/host-keys.yaml"));

        assertThat(posrig.said("host", "--bind", "0.0.0.0", "--port", "0", "--fixtures", folder.toString()))
                .contains("keys/host-keys.yaml:4:3: others may read these keys", "(exit code 2)");
    }

    private void mode(String mode) throws IOException {
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString(mode));
    }

    private String planned(String bench) {
        return posrig.said("run", "--plan", "--bench", bench(bench).toString(), FEATURE);
    }

    private Path bench(String shipped) {
        Path fixtures = Golden.home().resolve("fixtures");
        try {
            return Files.writeString(
                    folder.resolve(shipped + ".yaml"),
                    Files.readString(fixtures.resolve("benches/" + shipped + ".yaml"))
                            .replace("../keys/host-keys.yaml", keys.toString())
                            .replace("../", fixtures + "/"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
