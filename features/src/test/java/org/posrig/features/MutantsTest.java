package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hunt for defects says who caught which, tells an escape from a catch, and can be taken up again. */
final class MutantsTest {

    private static final String DEFECT = "wrong-code-75-shown-as-55";

    @TempDir
    private Path folder;

    private PosrigCommand posrig;

    @BeforeEach
    void begin() {
        posrig = new PosrigCommand(folder);
    }

    @Test
    void a_defect_is_caught_by_a_scenario_of_its_line_with_its_message() {
        PosrigCommand.Result result = posrig.mutants("--defect", DEFECT, "--tags", "@mission", "--markdown");

        assertThat(result.exitCode()).describedAs(result.output()).isEqualTo(0);
        Golden.matches("mutants/caught", result.output(), folder);
    }

    @Test
    void a_defect_that_no_scenario_looks_for_has_escaped() {
        PosrigCommand.Result result = posrig.mutants("--defect", DEFECT, "--tags", "@A9");

        assertThat(result.exitCode()).describedAs(result.output()).isEqualTo(1);
        Golden.matches("mutants/escaped", result.output(), folder);
    }

    @Test
    void a_hunt_that_was_stopped_goes_on_with_what_is_left() throws IOException {
        Path findings = folder.resolve("hunt/findings.jsonl");
        Files.createDirectories(findings.getParent());
        Files.writeString(findings, "{\"finding\":\"escaped\",\"defect\":\"" + DEFECT + "\",\"scenarios\":3}\n");
        // The process was killed in the middle of its second line.
        Files.writeString(findings, "{\"finding\":\"caug", StandardOpenOption.APPEND);

        PosrigCommand.Result result =
                posrig.mutants("--resume", "--defect", DEFECT, "--defect", "reversal-forgotten", "--tags", "@none");

        assertThat(result.output()).contains("escaped  " + DEFECT + ": 3 scenarios passed");
        assertThat(result.output()).contains("escaped  reversal-forgotten: 0 scenarios passed");
        List<String> kept = Files.readAllLines(findings);
        assertThat(kept).hasSize(2);
    }

    @Test
    void a_run_that_never_begins_is_no_escape() throws IOException {
        Path bench = Files.writeString(folder.resolve("bench.yaml"), "name: nothing else\n");

        PosrigCommand.Result result = posrig.mutants("--defect", DEFECT, "--bench", bench.toString());

        assertThat(result.exitCode()).describedAs(result.output()).isEqualTo(3);
        assertThat(result.output()).contains("unclear  " + DEFECT + ": ").contains("before its first scenario");
    }

    @Test
    void a_file_that_holds_no_findings_is_not_overwritten() throws IOException {
        Path findings = folder.resolve("hunt/findings.jsonl");
        Files.createDirectories(findings.getParent());
        Files.writeString(findings, "my diary\n");

        PosrigCommand.Result result = posrig.mutants("--resume", "--defect", DEFECT);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).contains("findings.jsonl: this is no file of findings");
        assertThat(findings).hasContent("my diary\n");
    }
}
