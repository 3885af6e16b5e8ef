package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read back of a terminal, by the steps for bring-up. Lines in memory stand at low, where nobody moves them. */
final class SensesTest {

    @TempDir
    private Path folder;

    @Test
    void steps_wait_for_senses_and_a_red_says_how_the_sense_stands_and_since_when() throws IOException {
        Path feature = feature("a.feature", """
                Feature: What is read back
                  Scenario: The lamp is on and the buzzer is silent
                    Given terminal T1 as it stands
                    Then the sense "power-led" is on
                    And the sense "buzzer" is off

                  Scenario: The lamp should be off
                    Given terminal T1 as it stands
                    When press cancel
                    Then the sense "power-led" is off
                """);
        Path chinese = feature("b.feature", """
                # language: zh-CN
                功能: 检测输入
                  场景: 电源灯亮，蜂鸣器不响
                    假如终端T1保持现状
                    那么检测输入"power-led"接通
                    并且检测输入"buzzer"断开
                """);

        PosrigCommand.Result result = new PosrigCommand(folder).run(bench(), feature.toString(), chinese.toString());

        assertThat(result.output())
                .contains("2 passed, 1 failed, 0 broken, 0 skipped")
                .containsPattern("T1 should have had its sense 'power-led' off within 1.0 s, but it has been on ever"
                        + " since it was read first, at \\+\\d+\\.\\d{3} s\\.")
                .contains("Last keys and cards: cancel");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    private Path feature(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path bench() throws IOException {
        Path profile = Files.writeString(
                folder.resolve("standin-a.yaml"),
                Files.readString(PosrigCommand.home().resolve("fixtures/profiles/standin-a.yaml"))
                        .replaceFirst("(?m)^  screen: 3s", "  screen: 1s"));
        return BenchText.shipped()
                .withOneTerminal()
                .withFixture("profiles/standin-a.yaml", profile)
                .with(
                        "    stand-in:\n",
                        "    senses:\n"
                                + "      power-led: {line: 900, active: low, pull: up}\n"
                                + "      buzzer: {line: 901, active: high, pull: down}\n"
                                + "    stand-in:\n")
                .writtenTo(folder);
    }
}
