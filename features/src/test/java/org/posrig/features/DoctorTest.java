package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.bench.Bench;
import org.posrig.bench.BenchOpener;
import org.posrig.bench.ControlDoor;
import org.posrig.bench.Lane;
import org.posrig.bench.doctor.CharsetCheck;
import org.posrig.bench.doctor.Finding;
import org.posrig.bench.doctor.KeysCheck;
import org.posrig.bench.doctor.Patient;
import org.posrig.terminal.Terminal;
import org.posrig.timeline.Secrets;
import org.posrig.timeline.Timeline;

/** A bench is looked at before a night: one that is fit passes, one that is not is told what to do, and no scenario gets it until it passes. */
final class DoctorTest {

    @TempDir
    private Path folder;

    @Test
    void a_bench_that_fails_is_out_of_service_until_a_doctor_passes() throws IOException {
        Path sound = BenchText.shipped().withOneTerminal().writtenTo(folder.resolve("sound"));
        Path pulled = BenchText.shipped()
                .withOneTerminal()
                .with(
                        "    display: {port: stand-in, baud: 115200}",
                        "    display: {port: /dev/posrig-pulled, baud: 115200}")
                .writtenTo(folder.resolve("pulled"));
        PosrigCommand posrig = new PosrigCommand(folder);

        PosrigCommand.Result failing = PosrigCommand.ended(posrig.command("doctor", "--bench", pulled.toString()));
        assertThat(failing.exitCode()).describedAs(failing.output()).isEqualTo(3);
        Golden.matches("doctor/failing", withoutMachine(failing.output()), folder);

        PosrigCommand.Result refused =
                posrig.run(sound, PosrigCommand.home().resolve("features/wrong-pin/tries-used-up.feature") + ":9");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.output())
                .contains("0 passed, 0 failed, 0 broken, 1 skipped")
                .contains("T1: port, display of T1: /dev/posrig-pulled is not there (until './posrig doctor --bench "
                        + sound + "' passes)");

        PosrigCommand.Result passing = PosrigCommand.ended(posrig.command("doctor", "--bench", sound.toString()));
        assertThat(passing.exitCode()).describedAs(passing.output()).isZero();
        Golden.matches("doctor/passing", withoutMachine(passing.output()), folder);
        assertThat(posrig.state().resolve("stand-in/out-of-service.json")).doesNotExist();
    }

    @Test
    void machines_are_told_in_json_and_a_wrong_charset_is_seen() throws IOException {
        Path profile = folder.resolve("terminal.yaml");
        Files.writeString(
                profile,
                Files.readString(PosrigCommand.home().resolve("fixtures/profiles/standin-a.yaml"))
                        .replace("charset: GB18030", "charset: UTF-8"));
        Path bench = BenchText.shipped()
                .withOneTerminal()
                .withFixture("profiles/standin-a.yaml", profile)
                .writtenTo(folder);

        PosrigCommand.Result result =
                PosrigCommand.ended(new PosrigCommand(folder).command("doctor", "--json", "--bench", bench.toString()));

        assertThat(result.exitCode()).describedAs(result.output()).isEqualTo(3);
        JsonNode told = new ObjectMapper().readTree(result.output());
        assertThat(told.path("fit").asBoolean(true)).isFalse();
        assertThat(told.path("outOfService").path("T1").asText()).contains("charset: ");
        assertThat(told.path("checks")).anySatisfy(check -> {
            assertThat(check.path("check").asText()).isEqualTo("charset");
            assertThat(check.path("status").asText()).isEqualTo("fail");
            assertThat(check.path("hint").asText()).contains("GB18030");
        });
    }

    @Test
    void keys_that_bounce_are_dead_or_stick_are_each_named() throws IOException {
        Path bench = BenchText.shipped().withOneTerminal().writtenTo(folder);
        try (Bench open = BenchOpener.check(bench)
                        .open(
                                Files.createDirectories(folder.resolve("state")),
                                folder.resolve("run"),
                                new Timeline(new Secrets()));
                Lane lane = open.lease(1)) {
            Terminal terminal = lane.terminals().getFirst();
            ControlDoor inside = lane.handInside(terminal).orElseThrow();
            inside.wearKey("2", "bounces");
            inside.wearKey("menu", "dead");
            inside.wearKey("up", "sticks");
            Patient patient = new Patient(lane, open.file().terminals().getFirst());

            Finding keys = new KeysCheck(patient).look();

            assertThat(keys.status()).isEqualTo(Finding.Status.FAIL);
            assertThat(keys.found())
                    .isEqualTo("key '2' bounces (counts 2 times); key 'menu' does not count; key 'up' sticks"
                            + " (the terminal says \"键盘卡键 | 请检查键盘\"); not tried: cancel");
            assertThat(new CharsetCheck(patient).look().status()).isEqualTo(Finding.Status.PASS);
            inside.wearKey("up", "none");
        }
    }

    @Test
    void the_pace_of_the_keys_is_found_and_written_into_the_profile_alone() throws IOException {
        Path profile = Files.copy(
                PosrigCommand.home().resolve("fixtures/profiles/standin-a.yaml"), folder.resolve("terminal.yaml"));
        String before = Files.readString(profile);
        Path bench = BenchText.shipped()
                .withOneTerminal()
                .withFixture("profiles/standin-a.yaml", profile)
                .writtenTo(folder);

        PosrigCommand.Result result = PosrigCommand.ended(new PosrigCommand(folder)
                .command("calibrate", "--write", "--digits", "4", "--resolution", "8", "--bench", bench.toString()));

        assertThat(result.exitCode()).describedAs(result.output()).isZero();
        assertThat(result.output()).contains("  hold    gap  typed dropped doubled\n", "Written into " + profile);
        String after = Files.readString(profile);
        assertThat(after.replaceAll("(?m)^  (hold|gap): \\d+ms", "  $1: 25ms")).isEqualTo(before);
        assertThat(milliseconds(after, "hold")).isBetween(6, 100);
        assertThat(milliseconds(after, "gap")).isBetween(5, 100);
    }

    @Test
    void a_profile_that_cannot_be_written_is_told_before_a_key_is_pressed() throws IOException {
        Path profile = Files.copy(
                PosrigCommand.home().resolve("fixtures/profiles/standin-a.yaml"), folder.resolve("terminal.yaml"));
        // In the way even of root: the file is written beside and moved into place.
        Files.createDirectory(folder.resolve(".terminal.yaml.part"));
        Path bench = BenchText.shipped()
                .withOneTerminal()
                .withFixture("profiles/standin-a.yaml", profile)
                .writtenTo(folder);
        PosrigCommand posrig = new PosrigCommand(folder);

        PosrigCommand.Result result =
                PosrigCommand.ended(posrig.command("calibrate", "--write", "--bench", bench.toString()));

        String user = System.getProperty("user.name");
        assertThat(result.output())
                .isEqualTo(profile + ": the user " + user + " cannot write this file, which is made anew in its folder;"
                        + " copy it to a folder of " + user + "'s, name the copy in the bench file and try again.\n");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(posrig.state()).doesNotExist();
    }

    private static int milliseconds(String profile, String name) {
        return Integer.parseInt(profile.replaceAll("(?s).*?\n  " + name + ": (\\d+)ms.*", "$1"));
    }

    // What this machine is, no two have in common.
    private static String withoutMachine(String output) {
        return output.replaceAll("(?m)^  \\w+ +(clock|disk|temperature|voltage|groups) .*\n( {30}.*\n)*", "")
                .replaceAll(" \\(\\d+\\.\\d s\\)", "")
                .replaceAll("(?m)^\\d+ passed, .*\n", "");
    }
}
