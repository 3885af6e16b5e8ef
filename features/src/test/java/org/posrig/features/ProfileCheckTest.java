package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A profile that is at odds with its terminal is told so before any feature meets it, all at once, each with its line. */
@Order(2)
final class ProfileCheckTest {

    @TempDir
    private Path folder;

    @Test
    void mistakes_of_a_profile_are_told_without_a_terminal() throws IOException {
        Path profile = profile(
                "  start-sale:\n", "  begin-sale:\n",
                "  boot: {", "  starting: {shows: [系统启动中]}\n  boot: {",
                "- {await: print-menu}", "- {await: print-manu}",
                "      idle: log-out\n", "      idle: log-outt\n");

        PosrigCommand.Result result =
                PosrigCommand.ended(new PosrigCommand(folder).profile("check", profile.toString()));

        assertThat(result.exitCode()).isEqualTo(2);
        Golden.matches("bad-input/profile-check", result.output(), folder);
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void a_bench_without_a_terminal_of_the_model_is_told() throws IOException {
        Path profile = profile("model: standin-a\n", "model: another\n");

        PosrigCommand.Result result =
                PosrigCommand.ended(new PosrigCommand(folder).profile("check", profile.toString(), "--bench"));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output())
                .contains("stand-in.yaml: no terminal of this bench is a 'another', as " + profile + " describes");
    }

    @Test
    @EnabledIfSystemProperty(named = "posrig.long", matches = "true", disabledReason = "takes more than a minute")
    void a_sound_profile_differs_nowhere() {
        String shipped =
                PosrigCommand.home().resolve("fixtures/profiles/standin-a.yaml").toString();

        PosrigCommand.Result sound =
                PosrigCommand.ended(new PosrigCommand(folder).profile("check", shipped, "--bench"));

        assertThat(sound.output()).endsWith(" flows walked, no differences from the profile.\n");
        assertThat(sound.exitCode()).isZero();
    }

    // Exactly these: what is sound differs nowhere here either.
    @Test
    void the_terminal_is_held_against_its_profile_and_every_difference_is_told() throws IOException {
        Path wrong = profile(
                "    - {press: \"8\"}\n    - {await: print-menu}", "    - {press: \"4\"}\n    - {await: print-menu}",
                "security-menu: {shows: [安全设置]}", "security-menu: {shows: [安全菜单]}",
                "  exit-menu:\n    - {press: \"9\"}", "  exit-menu:\n    - {press: \"2\"}");
        PosrigCommand.Result differs =
                PosrigCommand.ended(new PosrigCommand(folder).profile("check", wrong.toString(), "--bench"));

        assertThat(differs.exitCode()).isEqualTo(1);
        assertThat(differs.output())
                .contains("terminal.yaml:" + line(wrong, "  exit-menu:", 2)
                        + ":7: the flow 'exit-menu' does not go as the profile says, gone from the login of the")
                .contains("T1 should have shown 'login-operator' (操作员登录 + 操作员号:)")
                .contains("terminal.yaml:" + line(wrong, "  open-security-menu:", 6)
                        + ":7: the flow 'open-security-menu' does not go as")
                .contains("expected 安全菜单")
                .contains("terminal.yaml:" + line(wrong, "  reprint:", 6) + ":7: the flow 'reprint' does not go as")
                .contains("Closest screen since the last action — 'transactions':")
                .endsWith(", 3 differences from the profile.\n");
    }

    private static int line(Path profile, String text, int further) throws IOException {
        return Files.readAllLines(profile).indexOf(text) + 1 + further;
    }

    private Path profile(String... changes) throws IOException {
        String text = Files.readString(PosrigCommand.home().resolve("fixtures/profiles/standin-a.yaml"));
        for (int i = 0; i < changes.length; i += 2) {
            assertThat(text).contains(changes[i]);
            text = text.replace(changes[i], changes[i + 1]);
        }
        return Files.writeString(folder.resolve("terminal.yaml"), text);
    }
}
