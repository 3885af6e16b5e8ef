package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user gave and cannot be used is said in sentences with a place or a name and what to do, before anything moves. */
final class BadInputTest {

    private static final Pattern STACK_TRACE = Pattern.compile("(?m)^\\s+at |Exception");

    @TempDir
    private Path folder;

    private PosrigCommand posrig;
    private String sound;

    @BeforeEach
    void begin() {
        posrig = new PosrigCommand(folder);
        sound = Shipped.scenario("wrong-pin/tries-used-up", "Three wrong PINs lock the card");
    }

    @Test
    void unknown_keys_of_bench_profile_and_operators_are_said_all_at_once() throws IOException {
        Path profile = copy("profiles/standin-a.yaml", "leave: cancel", "leave: cancel\nbeeps: 3");
        Path operators = copy("operators/delivered.yaml", "number: \"00\"", "number: \"00\"\n    nickname: boss");
        Path bench = BenchText.shipped()
                .withFixture("profiles/standin-a.yaml", profile)
                .withFixture("operators/delivered.yaml", operators)
                .with("active: low", "actve: low")
                .with("baud: 115200", "bauds: 115200")
                .writtenTo(folder);

        refused("unknown-keys-bench-profile-operators", posrig.run(bench, sound));
    }

    @Test
    void unknown_keys_of_cards_terminals_and_keys_are_said_all_at_once() throws IOException {
        // It is looked for beside the cards.
        copy("cards/test-prefixes.yaml", "prefixes:", "prefixes:");
        Path cards = copy("cards/test-cards.yaml", "{name: everyday debit,", "{name: everyday debit, colour: red,");
        Path terminals = copy("hosts/terminals.yaml", "name: Harbour Tea House", "nme: Harbour Tea House");
        Path keys = copy("keys/host-keys.yaml", "test: true", "test: true\nowner: nobody");
        Path bench = BenchText.shipped()
                .withFixture("cards/test-cards.yaml", cards)
                .withFixture("hosts/terminals.yaml", terminals)
                .withFixture("keys/host-keys.yaml", keys)
                .writtenTo(folder);

        refused("unknown-keys-cards-terminals-keys", posrig.run(bench, sound));
    }

    @Test
    void an_unknown_key_and_a_wrong_master_key_of_a_stand_in_are_said_without_the_key() throws IOException {
        String wrong = "0123456789ABCDEFFEDCBA987654321";
        Path keys = copy("keys/stand-in-keys.yaml", "0123456789ABCDEFFEDCBA9876543210", wrong);
        Files.writeString(keys, Files.readString(keys) + "owner: nobody\n");
        Path bench =
                BenchText.shipped().withFixture("keys/stand-in-keys.yaml", keys).writtenTo(folder);

        PosrigCommand.Result result = posrig.run(bench, sound);

        assertThat(result.output()).doesNotContainIgnoringCase(wrong);
        refused("stand-in-keys", result);
    }

    @Test
    void values_that_a_stand_in_cannot_use_are_said_with_their_place_in_the_bench_file() {
        Path bench = BenchText.shipped()
                .withDefect("no-such-defect")
                .with("retry-after-wrong-pin: non-chip", "retry-after-wrong-pin: sometimes")
                .with("no-pin-limit: 1000.00", "no-pin-limit: lots")
                .writtenTo(folder);

        refused("stand-in-values", posrig.run(bench, sound));
    }

    @Test
    void a_card_on_the_bench_that_is_not_in_the_fixtures_is_said_with_its_place() {
        Path bench = BenchText.shipped()
                .with("card: low balance", "card: low balanse")
                .writtenTo(folder);

        refused("bench-card", posrig.run(bench, sound));
    }

    @Test
    void a_missing_bench_file_is_said() {
        refused("missing-bench", posrig.run(folder.resolve("nowhere.yaml"), sound));
    }

    @Test
    void undefined_steps_and_cards_that_are_not_in_the_fixtures_are_said_all_at_once() throws IOException {
        refused("undefined-steps", posrig.run(feature("undefined.feature", """
                Feature: Undefined
                  Scenario: Misspelt
                    Given a terminal ready for sales
                    When the cashier strats a sale of 12.00
                    And the cardholder inserts the evryday debit card
                    And the night cashier logs in with the new password
                """)));
    }

    @Test
    void undefined_chinese_steps_get_chinese_suggestions() throws IOException {
        refused("undefined-chinese-step", posrig.run(feature("chinese.feature", """
                # language: zh-CN
                功能: 写错
                  场景: 写错
                    假如终端已就绪，可以消废
                """)));
    }

    @Test
    void broken_gherkin_and_a_line_without_a_scenario_are_said_all_at_once() throws IOException {
        String broken = feature("broken.feature", """
                Feature: Broken
                  Scenario: Broken
                    Given a terminal ready for sales
                    Wen foo
                """);
        String shipped = sound.substring(0, sound.lastIndexOf(':'));

        refused("broken-gherkin", posrig.run(broken, shipped + ":2", shipped + ":9999"));
    }

    @Test
    void a_missing_feature_file_is_said() {
        refused("missing-feature", posrig.run(folder.resolve("nowhere.feature").toString()));
    }

    @Test
    void tags_that_select_nothing_are_said() {
        refused("tags-select-nothing", posrig.run("--tags", "@no-such-tag"));
    }

    @Test
    void a_tag_expression_that_cannot_be_read_is_said() {
        refused("unreadable-tags", posrig.run("--tags", "@A2 and ("));
    }

    @Test
    void a_taken_port_breaks_the_run() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path bench = BenchText.shipped()
                    .with("port: 0 ", "port: " + taken.getLocalPort() + " ")
                    .writtenTo(folder);

            PosrigCommand.Result result = posrig.run(bench, sound);

            assertThat(result.output()).contains("port " + taken.getLocalPort());
            said("taken-port", 3, result);
        }
    }

    @Test
    void a_missing_serial_device_breaks_the_first_scenario_and_takes_the_terminal_out_of_service() {
        String text = BenchText.shipped().withOneTerminal().text();
        Path bench = new BenchText(text.substring(0, text.indexOf("    stand-in:\n")))
                .with("display: {port: stand-in", "display: {port: /dev/posrig-none")
                .with("printer: {port: stand-in", "printer: {port: /dev/posrig-no-printer")
                .with("scanner: {port: stand-in", "scanner: {port: /dev/posrig-no-scanner")
                .writtenTo(folder);

        said("missing-serial-device", 3, posrig.run(bench, sound, Shipped.scenario("online-pin/tap-limit", "0.01")));
    }

    private void refused(String golden, PosrigCommand.Result result) {
        said(golden, 2, result);
        assertThat(folder.resolve("runs")).describedAs("nothing has been run").doesNotExist();
    }

    private void said(String golden, int exitCode, PosrigCommand.Result result) {
        assertThat(result.output()).doesNotContainPattern(STACK_TRACE);
        assertThat(result.exitCode()).describedAs(result.output()).isEqualTo(exitCode);
        Golden.matches("bad-input/" + golden, result.output(), folder);
    }

    private Path copy(String fixture, String changed, String by) throws IOException {
        Path shipped = PosrigCommand.home().resolve("fixtures").resolve(fixture);
        String text = Files.readString(shipped);
        assertThat(text).contains(changed);
        return Files.writeString(folder.resolve(shipped.getFileName()), text.replace(changed, by));
    }

    private String feature(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
