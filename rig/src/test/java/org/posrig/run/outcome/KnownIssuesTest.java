package org.posrig.run.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posrig.Golden;
import org.posrig.fault.BadInput;
import org.posrig.run.Verdict;

final class KnownIssuesTest {

    private static final String ENTRY = """
            issues:
              - id: ABC-1
                link: https://issues.example.com/ABC-1
                model: standin-a
                firmware: 1.0..1.2.3
                tag: "@A2"
                message: should have shown '(tries-exceeded|wrong-pin)'
            """;

    @TempDir
    private Path folder;

    @Test
    void a_red_is_known_by_model_firmware_tag_and_message_together() throws IOException {
        KnownIssues known = read(ENTRY);
        assertThat(id(known, "standin-a", "1.1.9", "@A2", "T1 should have shown 'wrong-pin'."))
                .hasValue("ABC-1");
        assertThat(id(known, "standin-b", "1.1.9", "@A2", "T1 should have shown 'wrong-pin'."))
                .isEmpty();
        assertThat(id(known, "standin-a", "1.2.4", "@A2", "T1 should have shown 'wrong-pin'."))
                .isEmpty();
        assertThat(id(known, "standin-a", "", "@A2", "T1 should have shown 'wrong-pin'."))
                .isEmpty();
        assertThat(id(known, "standin-a", "1.1.9", "@A3", "T1 should have shown 'wrong-pin'."))
                .isEmpty();
        assertThat(id(known, "standin-a", "1.1.9", "@A2", "T1 should have shown 'idle'."))
                .isEmpty();
    }

    @Test
    void an_issue_that_is_out_of_date_is_told_with_its_place() throws IOException {
        KnownIssues known = read(ENTRY);
        assertThat(known.outdated(List.of(outcome(Verdict.PASSED, "1.1"))))
                .containsExactly(folder.resolve("known-issues.yaml")
                        + ":2: the known issue ABC-1 no longer fails; remove it, or narrow its firmware.");
        assertThat(known.outdated(List.of(outcome(Verdict.PASSED, "1.1"), outcome(Verdict.FAILED, "1.1"))))
                .isEmpty();
        assertThat(known.outdated(List.of(outcome(Verdict.PASSED, "1.3")))).isEmpty();
        assertThat(known.outdated(List.of(outcome(Verdict.SKIPPED, "1.1")))).isEmpty();
        KnownIssues past = read(ENTRY + "    until: 2020-01-31\n");
        assertThat(past.outdated(List.of())).singleElement().asString().contains("counted until 2020-01-31");
        assertThat(id(past, "standin-a", "1.1.9", "@A2", "should have shown 'wrong-pin'"))
                .isEmpty();
        assertThat(id(
                        read(ENTRY + "    until: " + LocalDate.now() + "\n"),
                        "standin-a",
                        "1.1.9",
                        "@A2",
                        "should have shown 'wrong-pin'"))
                .describedAs("the last day still counts")
                .hasValue("ABC-1");
    }

    @Test
    void mistakes_are_told_all_at_once_with_file_line_and_column() throws IOException {
        Path file = write("""
                issues:
                  - id: ABC-1
                    modle: standin-a
                    firmware: 1..2..3
                    message: "(unclosed"
                    until: 2026-02-30
                  - id: ABC-2
                    model: standin-a
                    tag: A2
                    message: x
                """);
        BadInput bad = catchThrowableOfType(BadInput.class, () -> KnownIssues.read(file));
        Golden.assertSame(
                KnownIssuesTest.class,
                "known-issues-mistakes.txt",
                String.join("\n", bad.mistakes()).replace(folder.toString(), "DIR") + "\n");
    }

    @Test
    void the_shipped_file_is_sound() {
        assertThat(Golden.home().resolve("reports/known-issues.yaml")).exists();
        assertThat(KnownIssues.read(Golden.home().resolve("reports/known-issues.yaml"))
                        .issues())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "*, 7.7, true", "1.2.*, 1.2.9, true", "1.2.*, 1.2, true", "1.2.*, 1.20.1, false", "1.9..1.10, 1.10, true",
        "1.9..1.10, 1.11, false", "..2, 1.99, true", "2.., 1.99, false", "2.., 10, true", "1.2, 1.2.0, true",
        "1.2, 1.2.1, false", "1.0-rc1, 1.0-rc1, true"
    })
    void firmware_is_compared_by_its_numbers(String range, String version, boolean within) {
        assertThat(FirmwareRange.of(range).has(version)).isEqualTo(within);
    }

    @Property(seed = "41", tries = 300)
    void a_version_lies_between_two_others_when_its_numbers_do(
            @ForAll @IntRange(max = 120) int from,
            @ForAll @IntRange(max = 120) int version,
            @ForAll @IntRange(max = 120) int to) {
        assertThat(FirmwareRange.of("3." + from + "..3." + to).has("3." + version))
                .isEqualTo(from <= version && version <= to);
    }

    private Optional<String> id(KnownIssues known, String model, String firmware, String tag, String message) {
        return known.explaining("a scenario", List.of(tag), attempt(Verdict.FAILED, model, firmware, message))
                .map(KnownIssue::id);
    }

    private static Outcome outcome(Verdict verdict, String firmware) {
        return new Outcome(
                new Place(Path.of("f.feature"), 1),
                "F",
                "a scenario",
                List.of("@A2"),
                List.of(attempt(verdict, "standin-a", firmware, "")),
                false);
    }

    private static Attempt attempt(Verdict verdict, String model, String firmware, String message) {
        return new Attempt(
                1,
                verdict,
                "",
                message,
                Instant.EPOCH,
                Duration.ofSeconds(1),
                List.of(new Attempt.Ran("T1", model, firmware)),
                List.of(),
                Optional.empty());
    }

    private KnownIssues read(String text) throws IOException {
        return KnownIssues.read(write(text));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("known-issues.yaml"), text);
    }
}
