package org.posrig.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;
import org.posrig.fault.BadInput;

/** A value is replaced where it stands, and nothing else of the file changes. */
final class YamlEditTest {

    @TempDir
    private Path folder;

    @Test
    void the_shipped_profile_changes_in_the_two_values_alone() throws IOException {
        String shipped = Files.readString(Golden.home().resolve("fixtures/profiles/standin-a.yaml"));
        Path file = Files.writeString(folder.resolve("profile.yaml"), shipped);

        YamlEdit.of(file)
                .set(List.of("timing", "hold"), "140ms")
                .set(List.of("timing", "gap"), "9ms")
                .write();

        assertThat(Files.readString(file))
                .isEqualTo(shipped.replace("  hold: 25ms ", "  hold: 140ms ").replace("  gap: 25ms ", "  gap: 9ms "))
                .isNotEqualTo(shipped);
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void characters_beyond_the_first_plane_before_it_do_not_shift_it() throws IOException {
        assertThat(edited("note: \"𠮷🂡\" # 🂡\ntiming: {gap: '5ms', hold: \"20ms\"}  # 快\n"))
                .isEqualTo("note: \"𠮷🂡\" # 🂡\ntiming: {gap: '5ms', hold: 30ms}  # 快\n");
    }

    @Test
    void windows_line_ends_stay() throws IOException {
        assertThat(edited("a: 1\r\ntiming:\r\n  hold: 20ms\r\n")).isEqualTo("a: 1\r\ntiming:\r\n  hold: 30ms\r\n");
    }

    @Test
    void what_is_not_there_or_no_plain_value_is_told() {
        assertThatThrownBy(() -> edited("timing: {gap: 5ms}\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("there is no value 'timing.hold' to be replaced; write it by hand: 30ms.");
        assertThatThrownBy(() -> edited("timing: {hold: [1, 2]}\n")).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> edited("timing: {hold: \"2\\u0030ms\"}\n"))
                .hasMessageContaining(":1:16: 'timing.hold' is written in a way that cannot be replaced");
    }

    private String edited(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("file.yaml"), text);
        return YamlEdit.of(file).set(List.of("timing", "hold"), "30ms").content();
    }
}
