package org.posrig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.posrig.Golden;

/** The first evening of an installed rig: what its bench names is the lab's own, to be written and kept. */
@Isolated("properties and both outputs are the process's")
final class InitCommandTest {

    private static final Path FIXTURES = Golden.home().resolve("fixtures");
    private static final List<String> COPIED = List.of(
            "cards/test-cards.yaml",
            "cards/test-prefixes.yaml",
            "hosts/terminals.yaml",
            "operators/delivered.yaml",
            "keys/host-keys.yaml",
            "fonts/unifont-gb2312.hex",
            "profiles/standin-a.yaml");

    @TempDir
    private Path folder;

    private Path config;
    private InProcess posrig;

    @BeforeEach
    void install() {
        config = folder.resolve("etc");
        posrig = new InProcess(folder).installed(config);
    }

    @Test
    void the_bench_of_an_installed_rig_names_copies_beside_it_and_says_so() throws IOException {
        String said = answered("", "");

        assertThat(said)
                .contains("Profile of the terminals [<home>/fixtures/profiles/standin-a.yaml]")
                .contains("The files that the bench names are its own, in <folder>/etc: change those.")
                .contains("Written: <folder>/etc/bench.yaml", "Next: wire it, then ")
                .doesNotContain("exit code");
        for (String file : COPIED) {
            assertThat(said).contains("Written: <folder>/etc/" + file);
            assertThat(config.resolve(file)).exists();
        }
        assertThat(config.resolve("bench.yaml"))
                .content()
                .contains("operators: operators/delivered.yaml\n", "  cards: cards/test-cards.yaml\n")
                .contains("  terminals: hosts/terminals.yaml ", "  keys: keys/host-keys.yaml ")
                .contains("    profile: profiles/standin-a.yaml\n")
                .doesNotContain(FIXTURES.toString());
    }

    @Test
    void the_copied_keys_are_their_owner_s_alone_and_no_longer_called_public() throws IOException {
        answered("", "");

        Path keys = config.resolve("keys/host-keys.yaml");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rw-------");
        assertThat(keys).content().contains("test: true", "master-keys:").doesNotContain("public:");
    }

    @Test
    void what_the_lab_has_changed_is_kept_and_proposed_when_it_is_asked_again() throws IOException {
        answered("", "");
        Path keys = config.resolve("keys/host-keys.yaml");
        Path profile = config.resolve("profiles/standin-a.yaml");
        Files.writeString(keys, Files.readString(keys) + "# the lab's\n");
        Files.writeString(profile, Files.readString(profile).replace("hold: 25ms", "hold: 41ms"));

        String said = answered("yes\nyes\n", "");

        assertThat(said)
                .contains("Profile of the terminals [<folder>/etc/profiles/standin-a.yaml]")
                .contains("Kept as it was: <folder>/etc/keys/host-keys.yaml\n")
                .contains("Written: <folder>/etc/bench.yaml\n")
                .doesNotContain("Written: <folder>/etc/keys", "Written: <folder>/etc/profiles", "exit code");
        assertThat(keys).content().contains("# the lab's");
        assertThat(profile).content().contains("hold: 41ms");
    }

    @Test
    void the_profile_that_is_told_is_the_one_that_is_copied() throws IOException {
        Path mine = Files.writeString(
                folder.resolve("corner-shop.yaml"),
                Files.readString(FIXTURES.resolve("profiles/standin-a.yaml"))
                        .replace("model: standin-a", "model: corner-shop")
                        .replace("../fonts", FIXTURES + "/fonts"));

        String said = answered("", mine.toString());

        assertThat(said)
                .contains("Written: <folder>/etc/profiles/corner-shop.yaml")
                .doesNotContain("exit code");
        assertThat(config.resolve("bench.yaml")).content().contains("profile: profiles/corner-shop.yaml\n");
        assertThat(config.resolve("profiles/standin-a.yaml")).doesNotExist();
    }

    @Test
    void a_checkout_s_bench_names_the_files_where_they_are() throws IOException {
        posrig = new InProcess(folder);

        String said = answered("", "", "--output", config.resolve("bench.yaml").toString());

        assertThat(said).contains("Next: wire it").doesNotContain("its own");
        assertThat(config.resolve("bench.yaml")).content().contains(FIXTURES + "/keys/host-keys.yaml");
        try (Stream<Path> all = Files.list(config)) {
            assertThat(all.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("bench.yaml", "bench-wiring.md");
        }
    }

    private String answered(String before, String profile, String... options) {
        String answers = before
                + String.join(
                        "\n",
                        "lab",
                        profile,
                        "1",
                        "T1",
                        "20260001",
                        "/dev/serial/by-id/usb-display",
                        "115200",
                        "everyday debit",
                        "usb",
                        "2",
                        "/dev/serial/by-path/one",
                        "16",
                        "/dev/serial/by-path/two",
                        "8")
                + "\n";
        return posrig.answered(
                answers, Stream.concat(Stream.of("init"), Stream.of(options)).toArray(String[]::new));
    }
}
