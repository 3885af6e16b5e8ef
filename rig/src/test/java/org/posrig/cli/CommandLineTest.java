package org.posrig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;
import org.posrig.relay.guard.LatchingBoard;

/** The command as a user runs it: a process with an exit code, an output and an error output. */
final class CommandLineTest {

    private record Ended(int code, String out, String err) {}

    @TempDir
    private Path folder;

    @Test
    void help_lists_the_commands() throws IOException, InterruptedException {
        Ended ended = posrig("--help");
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        Golden.assertSame(CommandLineTest.class, "help.txt", ended.out());
    }

    @Test
    void each_command_explains_itself() throws IOException, InterruptedException {
        Ended run = posrig("run", "--help");
        assertThat(run.code()).isZero();
        Golden.assertSame(CommandLineTest.class, "run-help.txt", run.out());
        Golden.assertSame(
                CommandLineTest.class,
                "emulated-pi-help.txt",
                posrig("emulated-pi", "--help").out());
        Golden.assertSame(
                CommandLineTest.class,
                "emulated-pi-run-help.txt",
                posrig("emulated-pi", "run", "--help").out());
        Golden.assertSame(
                CommandLineTest.class,
                "mutants-help.txt",
                posrig("mutants", "--help").out());
        Golden.assertSame(
                CommandLineTest.class, "soak-help.txt", posrig("soak", "--help").out());
        Golden.assertSame(
                CommandLineTest.class,
                "nightly-help.txt",
                posrig("nightly", "--help").out());
        Ended host = posrig("host", "--help");
        assertThat(host.code()).isZero();
        Golden.assertSame(CommandLineTest.class, "host-help.txt", host.out());
        Golden.assertSame(
                CommandLineTest.class,
                "benchmark-help.txt",
                posrig("benchmark", "--help").out());
        Golden.assertSame(
                CommandLineTest.class,
                "benchmark-host-help.txt",
                posrig("benchmark", "host", "--help").out());
        Golden.assertSame(
                CommandLineTest.class,
                "benchmark-keys-help.txt",
                posrig("benchmark", "keys", "--help").out());
        Golden.assertSame(
                CommandLineTest.class,
                "benchmark-display-help.txt",
                posrig("benchmark", "display", "--help").out());
    }

    @Test
    void the_vocabulary_is_listed_by_role_and_looked_up_by_a_word() throws IOException, InterruptedException {
        Golden.assertSame(
                CommandLineTest.class,
                "steps-help.txt",
                posrig("steps", "--help").out());
        Ended all = posrig("steps");
        assertThat(all.code()).isZero();
        assertThat(all.out())
                .contains("Where a scenario starts\n", "Cashier\n", "Customer service\n", "By hand, for bring-up");
        Golden.assertSame(
                CommandLineTest.class,
                "steps-remote.txt",
                posrig("steps", "Remote Help").out());
        assertUsage(posrig("steps", "toaster"), "No step speaks of 'toaster'; the nearest are: ");
    }

    @Test
    void the_page_of_all_steps_is_true() throws IOException, InterruptedException {
        Ended page = posrig("steps", "--markdown");
        assertThat(page.code()).isZero();
        assertThat(page.out())
                .as("features/STEPS.md is not what the steps say; run: ./posrig steps --markdown > features/STEPS.md")
                .isEqualTo(Files.readString(Golden.home().resolve("features/STEPS.md")));
    }

    @Test
    void features_are_checked_and_planned_without_touching_anything() throws IOException, InterruptedException {
        Golden.assertSame(
                CommandLineTest.class, "lint-help.txt", posrig("lint", "--help").out());
        Path feature = Files.writeString(folder.resolve("f.feature"), """
                Feature: F
                  Scenario: S
                    Given a terminal ready for sales
                """);
        assertThat(posrig("lint", feature.toString()).code()).isZero();
        Ended plan = posrig("run", "--plan", "--output-dir", "runs", feature.toString());
        assertThat(plan.code()).isZero();
        assertThat(plan.out()).contains("▸     2  S  [T1]", "1 would run, 0 would be skipped");
        assertThat(folder.resolve("runs")).doesNotExist();
        assertThat(folder.resolve("state")).doesNotExist();
        assertUsage(posrig("run", "--plan", "--watch"), "--plan touches nothing and --watch runs: choose one.");
    }

    @Test
    void profiles_are_checked() throws IOException, InterruptedException {
        Golden.assertSame(
                CommandLineTest.class,
                "profile-check-help.txt",
                posrig("profile", "check", "--help").out());
        assertUsage(posrig("profile"), "posrig profile check FILE");
        Ended shipped = posrig("profile", "check", Golden.home() + "/fixtures/profiles/standin-a.yaml");
        assertThat(shipped.code()).isZero();
        assertThat(shipped.out()).contains("standin-a.yaml: no mistakes, ");
        Path empty = Files.writeString(folder.resolve("p.yaml"), "model: p\n");
        Ended mistaken = posrig("profile", "check", empty.toString(), "--bench");
        assertThat(mistaken.code()).isEqualTo(2);
        assertThat(mistaken.out()).contains("p.yaml:1:1: 'screens' is missing here; add it.");
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void a_folder_of_ones_own_needs_one_bench() throws IOException, InterruptedException {
        assertUsage(posrig("run", "--fixtures", "nowhere"), "nowhere: there is no such folder");
        Files.createDirectories(folder.resolve("mine/benches"));
        assertUsage(posrig("run", "--fixtures", "mine"), "mine/benches: there is no bench file; copy");
        Files.writeString(folder.resolve("mine/benches/a.yaml"), "");
        Files.writeString(folder.resolve("mine/benches/b.yaml"), "");
        assertUsage(
                posrig("lint", "--fixtures", "mine"), "mine/benches: there are 2 bench files; say which with --bench.");
    }

    @Test
    void notify_shows_what_would_be_sent_and_sends_nothing_unless_told() throws Exception {
        Golden.assertSame(
                CommandLineTest.class,
                "notify-help.txt",
                posrig("notify", "--help").out());
        Path plan = Files.writeString(folder.resolve("plan.yaml"), """
                what: the rest of a plan is not looked at
                notify:
                  language: zh
                  webhooks: [{style: wecom, url: "https://robots.example.org/send?key=TOKEN"}]
                """);
        Ended ended = posrig("notify", "--plan", plan.toString());
        assertThat(ended.code()).isZero();
        Golden.assertSame(CommandLineTest.class, "notify.txt", ended.out());
    }

    @Test
    void safe_opens_every_contact_by_hand_and_says_what_did_not_obey() throws Exception {
        Golden.assertSame(
                CommandLineTest.class, "safe-help.txt", posrig("safe", "--help").out());
        Path bench = ownBench();
        try (LatchingBoard board = new LatchingBoard(folder.resolve("usb"))) {
            board.latch(8);
            Ended ended = posrig("safe", "--bench", bench.toString());
            assertThat(board.awaitAllOpen(5)).isTrue();
            assertThat(ended.code()).isZero();
            Golden.assertSame(CommandLineTest.class, "safe.txt", told(ended.out()));
        }
        Ended unplugged = posrig("safe", "--bench", bench.toString());
        assertThat(unplugged.code()).isEqualTo(3);
        assertThat(unplugged.err()).isEmpty();
        Golden.assertSame(CommandLineTest.class, "safe-unplugged.txt", told(unplugged.out()));
    }

    @Test
    void safe_leaves_a_bench_alone_that_a_run_holds_unless_it_is_forced() throws Exception {
        Path bench = ownBench();
        Path state = Files.createDirectories(folder.resolve("state/own"));
        try (LatchingBoard board = new LatchingBoard(folder.resolve("usb"));
                FileChannel run =
                        FileChannel.open(state.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            run.lock();
            Files.writeString(state.resolve("holder"), "4711");
            board.latch(8);
            Ended refused = posrig("safe", "--bench", bench.toString());
            assertThat(refused.code()).isEqualTo(3);
            assertThat(refused.err()).startsWith("The bench own is in use by another run (process 4711). ");
            assertThat(board.closedNow()).containsExactly(8);
            assertThat(posrig("safe", "--force", "--bench", bench.toString()).code())
                    .isZero();
            assertThat(board.awaitAllOpen(5)).isTrue();
        }
    }

    /** A terminal of flesh and blood on a USB relay board, and a second one in memory. */
    private Path ownBench() throws IOException {
        String text = Files.readString(Golden.home().resolve("fixtures/benches/usb-board.yaml"))
                .replace("name: usb-board", "name: own")
                .replace("../", Golden.home() + "/fixtures/")
                .replace("usb-1: {board: lcus, port: stand-in", "usb-1: {board: lcus, port: " + folder.resolve("usb"))
                .replaceFirst("usb-2: .*", "usb-2: {board: pi4j-mock, active: low}")
                .replace("display: {port: stand-in", "display: {port: /dev/ttyUSB0")
                .replaceAll("(?m)^    (printer|scanner): .*\\n", "")
                .replaceFirst("(?s)    stand-in:\n.*", "");
        return Files.writeString(folder.resolve("own.yaml"), text);
    }

    private String told(String out) {
        return out.replace(folder.toString(), "FOLDER");
    }

    @Test
    void the_version_is_told() throws IOException, InterruptedException {
        Ended ended = posrig("--version");
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("posrig ");
    }

    @Test
    void without_a_command_it_says_what_it_wants() throws IOException, InterruptedException {
        assertUsage(posrig(), "Missing required subcommand");
    }

    @Test
    void a_misspelt_command_or_option_is_a_usage_error_with_a_suggestion() throws IOException, InterruptedException {
        assertUsage(posrig("rum"), "rum");
        assertUsage(posrig("run", "--tag", "@A1"), "--tag");
    }

    @Test
    void values_that_cannot_be_are_usage_errors() throws IOException, InterruptedException {
        assertUsage(posrig("run", "--lanes", "many"), "--lanes");
        assertUsage(posrig("run", "--lanes", "0"), "--lanes must be 1 to 64 or all, not 0.");
        assertUsage(posrig("mutants", "--lanes", "0"), "--lanes must be 1 or more, not 0.");
        assertUsage(posrig("soak", "--parallel", "0"), "--parallel must be 1 or more, not 0.");
        assertUsage(posrig("soak", "--runs", "3", "--only", "4"), "--only must be 1 to 3, the number of runs, not 4.");
        assertUsage(posrig("soak", "--faults", "host-kiled"), "host-kiled");
        assertUsage(
                posrig("mutants", "--defect", "reset-needs-restrt"),
                "a stand-in has no defect 'reset-needs-restrt', did you mean 'reset-needs-restart'?");
        assertUsage(posrig("run", "--defect", "mould"), "--defect: a stand-in has no defect 'mould'; it has ");
        assertUsage(posrig("host", "--port", "70000"), "--port must be 0 to 65535, not 70000.");
        assertUsage(posrig("benchmark", "keys", "--digits", "5"), "--digits must be 100 to 1000000, not 5.");
        assertUsage(
                posrig("benchmark", "keys", "--hold", "often"),
                "--hold must be a time such as 8ms, at most 10s, not 'often'.");
        assertUsage(posrig("benchmark", "host", "--sales", "5"), "--sales must be 100 to 1000000, not 5.");
    }

    @Test
    void what_is_not_there_is_said_without_a_stack_trace() throws IOException, InterruptedException {
        assertUsage(posrig("run", "nowhere.feature"), "nowhere.feature: there is no such feature file");
        assertUsage(posrig("run", "--bench", "nowhere.yaml"), "nowhere.yaml: there is no such file");
        assertUsage(posrig("run", "--tags", "@nobody-has-this"), "Nothing is selected");
        assertUsage(posrig("run", "--tags", "@A1 and and"), "The tag expression '@A1 and and' cannot be read");
        assertUsage(posrig("host", "--fixtures", "nowhere"), "there is no such file");
    }

    private static void assertUsage(Ended ended, String told) {
        assertThat(ended.code()).as(ended.toString()).isEqualTo(2);
        assertThat(ended.err()).contains(told).doesNotContain("\tat ");
        assertThat(ended.out()).isEmpty();
    }

    private Ended posrig(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dposrig.home=" + Golden.home(),
                "-Dposrig.state=" + folder.resolve("state"),
                "-cp",
                System.getProperty("java.class.path"),
                Posrig.class.getName()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Ended(
                process.waitFor(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
