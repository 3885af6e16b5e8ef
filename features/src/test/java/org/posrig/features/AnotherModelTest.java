package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The features as they are, on a terminal of another model: other glass, display language, tongue, keys and menus; only its profile is another. */
final class AnotherModelTest {

    private static final Path BENCH = PosrigCommand.home().resolve("fixtures/benches/stand-in-b.yaml");
    private static final Path TAP = PosrigCommand.home().resolve("fixtures/benches/stand-in-tap.yaml");
    private static final Path FEATURES = PosrigCommand.home().resolve("features");

    /** What the mission names, and beside it a long press, a code's text, a receipt and something that the model lacks. */
    private static final Map<String, String> SCENARIOS = new TreeMap<>(Map.of(
            "wrong-pin/tries-used-up.feature", "Scenario: Three wrong PINs lock the card",
            "wrong-pin/own-texts.feature", "Scenario: A restricted card is told as restricted",
            "forgotten-password/remote-reset.feature",
                    "Scenario: The password that customer service sets holds at once",
            "forgotten-password/restart.feature",
                    "Scenario: The long press restarts the terminal, and the login comes back",
            "online-pin/demanded-by-issuer.feature",
                    "Scenario: A card tapped too often is asked for its PIN, and charged once",
            "trouble/no-network.feature",
                    "Scenario: A sale finds no network, and the next one is approved when it is back",
            "trouble/receipts.feature", "Scenario: A tap without a PIN asks for the signature",
            "trouble/qr-payment.feature", "Scenario: The payer refuses"));

    @TempDir
    private Path folder;

    @Test
    void what_the_mission_names_passes_there_and_what_the_model_lacks_is_skipped_with_the_reason() throws IOException {
        List<String> arguments = new java.util.ArrayList<>(List.of("--lanes", "2"));
        for (Map.Entry<String, String> scenario : SCENARIOS.entrySet()) {
            Path feature = FEATURES.resolve(scenario.getKey());
            int line = Files.readAllLines(feature).indexOf("  " + scenario.getValue()) + 1;
            assertThat(line).describedAs(scenario.toString()).isPositive();
            arguments.add(feature + ":" + line);
        }

        PosrigCommand.Result result = new PosrigCommand(folder).run(BENCH, arguments.toArray(String[]::new));

        assertThat(result.exitCode()).describedAs(result.output()).isZero();
        assertThat(result.output())
                .contains((SCENARIOS.size() - 1) + " passed, 0 failed, 0 broken, 1 skipped")
                .contains("No terminal of the bench stand-in-b can do 'scanner'.");
    }

    @Test
    void the_first_model_read_by_the_dots_of_its_display_passes_too() {
        PosrigCommand.Result result = new PosrigCommand(folder)
                .run(
                        TAP,
                        "--lanes",
                        "2",
                        FEATURES.resolve("wrong-pin/one-wrong-pin.feature").toString(),
                        FEATURES.resolve("forgotten-password/restart.feature").toString());

        assertThat(result.exitCode()).describedAs(result.output()).isZero();
        assertThat(result.output()).contains(" 0 failed, 0 broken, 0 skipped");
    }

    @Test
    @EnabledIfSystemProperty(named = "posrig.long", matches = "true", disabledReason = "takes several minutes")
    void all_features_pass_on_the_first_model_read_by_the_dots_of_its_display() {
        PosrigCommand.Result result = new PosrigCommand(folder).run(TAP, "--lanes", "2");

        assertThat(result.exitCode()).describedAs(result.output()).isZero();
        assertThat(result.output()).contains(" 0 failed, 0 broken, 0 skipped");
    }

    @Test
    @EnabledIfSystemProperty(named = "posrig.long", matches = "true", disabledReason = "takes several minutes")
    void all_features_pass_there_but_for_what_the_model_lacks() {
        PosrigCommand.Result result = new PosrigCommand(folder).run(BENCH, "--lanes", "2");

        assertThat(result.exitCode()).describedAs(result.output()).isZero();
        assertThat(result.output()).contains(" 0 failed, 0 broken, 16 skipped");
        assertThat(result.output().lines().filter(line -> line.contains("can do '")))
                .as("told where each is skipped, and again at the end")
                .hasSize(2 * 16)
                .allMatch(line -> line.contains("'scanner'") || line.contains("'two-factor-login'"));
    }

    @Test
    @EnabledIfSystemProperty(named = "posrig.long", matches = "true", disabledReason = "takes half a minute")
    void the_terminal_goes_every_way_that_its_profile_says() {
        PosrigCommand.Result result = PosrigCommand.ended(new PosrigCommand(folder)
                .profile(
                        "check",
                        PosrigCommand.home()
                                .resolve("fixtures/profiles/standin-b.yaml")
                                .toString(),
                        "--bench=" + BENCH));

        assertThat(result.output()).endsWith(" flows walked, no differences from the profile.\n");
        assertThat(result.exitCode()).isZero();
    }
}
