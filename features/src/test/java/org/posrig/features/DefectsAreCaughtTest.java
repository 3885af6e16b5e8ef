package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The features are worth something only if they find what is wrong: each defect of the stand-in's firmware turns a scenario red. */
@Order(3)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DefectsAreCaughtTest {

    /** Runs wait for keys and screens most of their time, so that two share a core. */
    private static final int AT_A_TIME = 2;

    enum Caught {
        WRONG_CODE_75_SHOWN_AS_55("wrong-pin/tries-used-up", "Three wrong PINs lock the card"),
        OLD_ADMIN_PASSWORD_STILL_ACCEPTED(
                "forgotten-password/remote-reset", "The old password is refused after the reset"),
        TAP_ABOVE_LIMIT_WITHOUT_PIN("online-pin/tap-limit", "1000.01"),
        NETWORK_LOSS_AFTER_55_SHOWN_AS_55("wrong-pin/no-answer", "A loss after a first wrong PIN is shown as a loss"),
        RESET_NEEDS_RESTART("forgotten-password/remote-reset", "The password that customer service sets holds at once"),
        REVERSAL_FORGOTTEN("wrong-pin/no-answer", "An approval whose answer is lost is taken back");

        private final String feature;
        private final String title;

        Caught(String feature, String title) {
            this.feature = feature;
            this.title = title;
        }

        String label() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        String scenario() {
            return Shipped.scenario(feature, title);
        }
    }

    private Path folder = Path.of("");
    private final ExecutorService runs = Executors.newFixedThreadPool(AT_A_TIME);
    private Optional<Future<PosrigCommand.Result>> sound = Optional.empty();
    private final Map<Caught, Future<PosrigCommand.Result>> red = new EnumMap<>(Caught.class);

    @BeforeAll
    void start_a_run_for_each_defect(@TempDir Path temporary) {
        folder = temporary;
        for (Caught defect : Caught.values()) {
            red.put(defect, runs.submit(() -> {
                Path own = folderOf(defect);
                Path bench = BenchText.shipped()
                        .withOneTerminal()
                        .withDefect(defect.label())
                        .withUnhurriedKeys(own)
                        .writtenTo(own);
                return new PosrigCommand(own).run(bench, defect.scenario());
            }));
        }
        Path own = folder.resolve("sound");
        sound = Optional.of(
                runs.submit(() -> new PosrigCommand(own).run(BenchText.shipped().writtenTo(own), sound())));
    }

    @AfterAll
    void end() {
        runs.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(Caught.class)
    void a_defect_turns_its_scenario_red_and_the_message_says_what_happened(Caught defect)
            throws ExecutionException, InterruptedException {
        PosrigCommand.Result result = red.get(defect).get();

        assertThat(result.exitCode()).describedAs(result.output()).isEqualTo(1);
        // On a busy machine the last asterisk of an entry may be shown after Enter has been pressed.
        String told = result.output().replaceAll("(?m)^.*\\*{4,}\\s+— '.*\\R", "");
        Golden.matches("defects/" + defect.label(), told, folderOf(defect));
    }

    @Test
    void without_a_defect_the_same_scenarios_are_green() throws ExecutionException, InterruptedException {
        PosrigCommand.Result result = sound.orElseThrow().get();

        assertThat(result.exitCode()).describedAs(result.output()).isEqualTo(0);
        assertThat(result.output()).contains(Caught.values().length + " passed, 0 failed, 0 broken, 0 skipped");
    }

    /** @param different the first message that a terminal without the defect would not have sent; empty where all are as they should */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            emptyValue = "",
            value = {
                "WRONG_CODE_75_SHOWN_AS_55; 'tries-exceeded' ([75] + 密码错误次数超限); [55]密码错; 0210 75 PIN tries exceeded; ''",
                "OLD_ADMIN_PASSWORD_STILL_ACCEPTED; 'login-wrong' (密码错误 + 还可试); 系统管理|1.改密码2.参数|3.密钥4.参数下载|9.退出; ''; ''",
                "TAP_ABOVE_LIMIT_WITHOUT_PIN; 'online-pin' (请输入联机密码); 交易成功|1000.01元; 0210 00 approved; 0200 sale 1000.01 contactless 621234*********0012 STAN +0",
                "NETWORK_LOSS_AFTER_55_SHOWN_AS_55; 'timeout' (主机无应答); [55]密码错; ''; ''",
                "REVERSAL_FORGOTTEN; ''; ''; ''; 0200 sale 8.00 chip 621234*********0012 STAN +1 with PIN"
            })
    void its_trace_tells_the_expected_screen_the_seen_one_and_the_first_message_that_differs(
            Caught defect, String expected, String seen, String cause, String different)
            throws ExecutionException, InterruptedException {
        red.get(defect).get();
        sound.orElseThrow().get();

        TraceFile trace = TraceFile.of(new PosrigCommand(folderOf(defect)).newestRun(), defect.scenario());

        TraceFile without = TraceFile.of(new PosrigCommand(folder.resolve("sound")).newestRun(), defect.scenario());
        assertThat(List.of(
                        trace.document().path("scenario").path("verdict").asText(),
                        trace.expected().orElse(""),
                        trace.seen().orElse(""),
                        trace.ledToSeen().orElse("").replaceAll(" STAN.*", ""),
                        trace.firstDifferent(without).orElse("")))
                .describedAs("messages without the defect: %s", without.messages())
                .containsExactly("failed", expected, seen, cause, different);
        assertThat(without.expected()).isEmpty();
    }

    private Path folderOf(Caught defect) {
        return folder.resolve("d" + defect.ordinal());
    }

    private static String[] sound() {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("--lanes", "2", "--trace", "all"),
                        Arrays.stream(Caught.values()).map(Caught::scenario))
                .toArray(String[]::new);
    }
}
