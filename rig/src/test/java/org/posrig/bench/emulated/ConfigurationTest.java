package org.posrig.bench.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.relay.ActiveLevel;

final class ConfigurationTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    @Test
    void the_level_at_which_relays_close_is_read_back_from_the_bench_that_was_written() {
        assertThat(Configuration.level(Configuration.write(HOME, folder.resolve("low"), ActiveLevel.LOW)))
                .isEqualTo(ActiveLevel.LOW);
        assertThat(Configuration.level(Configuration.write(HOME, folder.resolve("high"), ActiveLevel.HIGH)))
                .isEqualTo(ActiveLevel.HIGH);
        assertThat(Configuration.level(folder.resolve("none"))).isEqualTo(ActiveLevel.LOW);
    }

    @Test
    void the_profile_there_asks_for_longer_holds_and_gaps() throws IOException {
        Configuration.write(HOME, folder, ActiveLevel.LOW);
        assertThat(Files.readString(folder.resolve("profiles/standin-a.yaml")))
                .contains(
                        "hold: " + Configuration.HOLD.toMillis() + "ms", "gap: " + Configuration.GAP.toMillis() + "ms");
    }
}
