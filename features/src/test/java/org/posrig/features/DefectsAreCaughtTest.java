package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The features are worth something only if they find what is wrong: each defect of the stand-in's firmware turns a scenario red. */
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
        Golden.matches("defects/" + defect.label(), result.output(), folderOf(defect));
    }

    @Test
    void without_a_defect_the_same_scenarios_are_green() {
        Path own = folder.resolve("sound");
        Path bench = BenchText.shipped().writtenTo(own);

        PosrigCommand.Result result = new PosrigCommand(own).run(bench, sound());

        assertThat(result.exitCode()).describedAs(result.output()).isEqualTo(0);
        assertThat(result.output()).contains(Caught.values().length + " passed, 0 failed, 0 broken, 0 skipped");
    }

    private Path folderOf(Caught defect) {
        return folder.resolve("d" + defect.ordinal());
    }

    private static String[] sound() {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("--lanes", "2"),
                        Arrays.stream(Caught.values()).map(Caught::scenario))
                .toArray(String[]::new);
    }
}
