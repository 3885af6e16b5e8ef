package org.posrig.run.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class CommandLineTest {

    private static final Path HERE = Path.of("/lab");

    @Test
    void a_red_is_run_again_by_its_line_and_with_what_the_run_was_asked_for() {
        CommandLine command = new CommandLine(
                List.of("features"),
                Optional.of("@A2"),
                Optional.of(Path.of("/elsewhere/my bench's.yaml")),
                3,
                OptionalLong.of(7),
                2,
                List.of("mac-not-checked"));
        assertThat(command.again(new Place(Path.of("/lab/features/a.feature"), 12), HERE))
                .isEqualTo("./posrig run features/a.feature:12 --bench '/elsewhere/my bench'\\''s.yaml'"
                        + " --defect mac-not-checked --seed 7 --retry 2");
    }

    @Test
    void what_was_not_asked_for_is_not_said() {
        CommandLine plain =
                new CommandLine(List.of(), Optional.empty(), Optional.empty(), 1, OptionalLong.empty(), 0, List.of());
        assertThat(plain.again(new Place(Path.of("/other/a.feature"), 1), HERE))
                .isEqualTo("./posrig run /other/a.feature:1");
    }
}
