package org.posrig.host.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.BadInput;

class KeyFileTest {

    private static final String KEY = "0123456789ABCDEFFEDCBA9876543210";

    @TempDir
    Path folder;

    @Test
    void the_keys_that_ship_fit_the_terminals_that_ship() {
        Path fixtures = Path.of("..", "fixtures");
        KeyFile keys = KeyFile.read(fixtures.resolve("keys/host-keys.yaml"));

        assertThat(org.posrig.host.terminal.TerminalFile.read(fixtures.resolve("hosts/terminals.yaml"))
                        .terminalNumbers())
                .allSatisfy(number -> assertThat(keys.masterKey(number)).isPresent());
    }

    @Test
    void a_file_without_the_test_mark_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("keys.yaml"), "master-keys:\n  \"20260001\": \"" + KEY + "\"\n");

        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("'test: true'");
    }

    @Test
    void a_key_that_is_none_is_told_without_it() throws IOException {
        Path file = Files.writeString(
                folder.resolve("keys.yaml"), "test: true\nmaster-keys:\n  \"20260001\": \"" + KEY + "0\"\n");

        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("20260001")
                .message()
                .doesNotContain(KEY);
    }

    @Test
    void a_private_file_lies_outside_the_repository_and_is_its_owners_alone() throws IOException {
        Path file = Files.writeString(
                folder.resolve("keys.yaml"), "test: true\nmaster-keys:\n  \"20260001\": \"" + KEY + "\"\n");
        Path elsewhere = Files.createDirectory(folder.resolve("repository"));

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> KeyFile.readPrivate(file, elsewhere)).hasMessageContaining("chmod 600");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(KeyFile.readPrivate(file, elsewhere).masterKey("20260001")).isPresent();
        assertThatThrownBy(() -> KeyFile.readPrivate(file, folder))
                .hasMessageContaining("may not lie in the repository");
        Path led = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("lab")).resolve("led.yaml"), file);
        assertThatThrownBy(() -> KeyFile.readPrivate(led, folder))
                .hasMessageContaining("may not lie in the repository");
    }

    @Test
    void a_file_that_says_it_is_public_lies_anywhere_and_one_that_says_it_is_not_does_not() throws IOException {
        Path file = folder.resolve("keys.yaml");
        String keys = "test: true\nmaster-keys:\n  \"20260001\": \"" + KEY + "\"\n";

        Files.writeString(file, "public: true\n" + keys);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(KeyFile.readPrivate(file, folder).masterKey("20260001")).isPresent();
        Files.writeString(file, "public: false\n" + keys);
        assertThatThrownBy(() -> KeyFile.readPrivate(file, folder))
                .hasMessageContaining("chmod 600")
                .hasMessageContaining("may not lie in the repository")
                .message()
                .doesNotContain(KEY);
    }
}
