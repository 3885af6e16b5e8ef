package org.posrig.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.launcher.TestIdentifier;
import org.opentest4j.TestAbortedException;
import org.posrig.Golden;
import org.posrig.fault.RigFault;
import org.posrig.run.outcome.CommandLine;
import org.posrig.run.outcome.KnownIssues;
import org.posrig.run.outcome.Outcome;
import org.posrig.run.outcome.Place;
import org.posrig.run.outcome.RunLog;
import org.posrig.terminal.ScreenMismatch;
import org.posrig.timeline.Event;
import org.posrig.timeline.Happening;
import org.posrig.timeline.Secrets;

final class ProgressTest {

    private static final Path FILE = Path.of("features/wrong-pin/some.feature");
    private static final List<String> NAMES =
            List.of("a sale is approved", "the wrong PIN is told", "two terminals", "a tap", "a bug", "a second go");
    private static final CommandLine COMMAND = new CommandLine(
            List.of(), Optional.empty(), Optional.of(Path.of("my bench.yaml")), 1, OptionalLong.of(7), 1, List.of());

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Secrets secrets = new Secrets();
    private RunLog log = fresh();

    private static RunLog fresh() {
        return new RunLog(
                IntStream.range(0, NAMES.size())
                        .mapToObj(i -> new Outcome(
                                new Place(FILE, i + 1), "Wrong PINs", NAMES.get(i), List.of(), List.of(), false))
                        .toList(),
                KnownIssues.NONE);
    }

    @Test
    void each_verdict_is_told_as_it_comes_and_the_reds_again_at_the_end() {
        Progress progress = progress(false, Map.of());
        everything(progress);
        Golden.assertSame(ProgressTest.class, "progress.txt", told());
        assertThat(log.count(Verdict.PASSED)).isEqualTo(1);
        assertThat(log.count(Verdict.FAILED)).isEqualTo(1);
        assertThat(log.count(Verdict.BROKEN)).isEqualTo(2);
        assertThat(log.count(Verdict.SKIPPED)).isEqualTo(1);
        assertThat(log.count(Verdict.FLAKY)).isEqualTo(1);
    }

    @Test
    void on_a_terminal_one_line_under_the_others_says_how_far_it_is() {
        Progress progress = progress(true, Map.of("TERM", "xterm-256color"));
        everything(progress);
        progress.over();
        Golden.assertSame(
                ProgressTest.class,
                "progress-terminal.txt",
                told().replace('\033', '␛').replace("\r", "␍").replaceAll("\\d+:\\d\\d left", "<time> left"));
    }

    @Test
    void no_color_takes_the_colours_and_leaves_the_line() {
        Progress progress = progress(true, Map.of("TERM", "xterm-256color", "NO_COLOR", "1", "FORCE_COLOR", "1"));
        everything(progress);
        assertThat(told()).doesNotContain("\033[3").contains("\033[2K").contains("4/6");
    }

    @Test
    void a_dumb_terminal_gets_plain_lines_and_colours_only_by_force() {
        everything(progress(true, Map.of("TERM", "dumb")));
        assertThat(told()).doesNotContain("\033").doesNotContain("\r");
        bytes.reset();
        log = fresh();
        everything(progress(false, Map.of("FORCE_COLOR", "1")));
        assertThat(told()).contains("\033[32m✓ passed").doesNotContain("\033[2K");
    }

    @Test
    void when_all_is_well_there_is_nothing_to_tell_twice() {
        Progress progress = progress(false, Map.of());
        end(listener(progress), 0, TestExecutionResult.successful());
        progress.summary();
        Golden.assertSame(ProgressTest.class, "progress-green.txt", told());
    }

    @Test
    void a_feature_that_could_not_even_begin_is_broken() {
        Progress progress = progress(false, Map.of());
        LaunchListener listener = listener(progress);
        TestIdentifier feature = identifier("Feature", TestDescriptor.Type.CONTAINER, 0);
        listener.executionFinished(feature, TestExecutionResult.successful());
        assertThat(progress.faults()).isZero();
        listener.executionFinished(feature, TestExecutionResult.failed(new IllegalStateException("no engine")));
        assertThat(progress.faults()).isEqualTo(1);
    }

    @Test
    void one_fault_that_keeps_everything_from_running_is_told_once() {
        Progress progress = progress(false, Map.of());
        progress.nothingRan("The port is taken. Free it.");
        log.outcomes()
                .forEach(outcome -> log.settle(outcome, Verdict.BROKEN, "network port", "The port is taken. Free it."));
        progress.summary();
        assertThat(told()).containsOnlyOnce("The port is taken").contains("0 passed, 0 failed, 6 broken, 0 skipped");
    }

    @Test
    void a_retry_for_which_no_terminal_is_in_service_is_the_last() {
        LaunchListener listener = new LaunchListener(progress(false, Map.of()), log, Optional.empty(), Outcome::red);
        end(listener, 5, TestExecutionResult.failed(new ScreenMismatch("T1 should have shown 'idle'.")));
        assertThat(listener.toTryAgain()).containsExactly(new Place(FILE, 6));
        end(listener, 5, TestExecutionResult.aborted(new TestAbortedException("No terminal is in service.")));
        assertThat(listener.toTryAgain()).isEmpty();
        assertThat(log.of(new Place(FILE, 6)).flatMap(Outcome::verdict)).contains(Verdict.FAILED);
    }

    private void everything(Progress progress) {
        LaunchListener listener = listener(progress);
        secrets.hideCardNumber("6212340000000000012");
        end(listener, 0, TestExecutionResult.successful());
        end(listener, 1, TestExecutionResult.failed(new ScreenMismatch("""
                T1 should have shown 'wrong-pin'.
                Closest screen since the last action — 'approved':
                  +------+
                  |OK    |
                  +------+
                Last card: 6212340000000000012""")));
        end(
                listener,
                2,
                TestExecutionResult.failed(new RigFault(
                        RigFault.Cause.SERIAL_LINE, "The display line of T2 is lost.", "Plug it in again.")));
        end(listener, 3, TestExecutionResult.aborted(new TestAbortedException("No terminal can do 'contactless'.")));
        end(listener, 4, TestExecutionResult.failed(new IllegalArgumentException("of the rig's own")));
        end(listener, 5, TestExecutionResult.failed(new ScreenMismatch("T1 should have shown 'idle'.")));
        assertThat(listener.toTryAgain()).containsExactly(new Place(FILE, 6));
        end(listener, 5, TestExecutionResult.successful());
        progress.summary();
    }

    private LaunchListener listener(Progress progress) {
        return new LaunchListener(
                progress,
                log,
                Optional.empty(),
                outcome -> outcome.name().equals("a second go")
                        && outcome.attempts().size() == 1);
    }

    private Progress progress(boolean terminal, Map<String, String> environment) {
        return new Progress(
                Console.of(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, environment),
                secrets,
                log,
                COMMAND);
    }

    private void end(LaunchListener listener, int number, TestExecutionResult result) {
        TestIdentifier test = identifier(NAMES.get(number), TestDescriptor.Type.TEST, number + 1);
        listener.executionStarted(test);
        if (number == 1) {
            log.take(new Event(
                    1,
                    Duration.ofSeconds(1),
                    "lane-1",
                    new Happening.ScenarioStarted("s", new Place(FILE, 2).toString(), List.of())));
            log.take(new Event(
                    2, Duration.ofSeconds(2), "lane-1", new Happening.Note("Clock moved: the issuer's on by 24h")));
            log.take(new Event(
                    3,
                    Duration.ofSeconds(3),
                    "lane-1",
                    new Happening.ScenarioEnded(
                            "s",
                            new Place(FILE, 2).toString(),
                            "failed",
                            "terminal defect",
                            secrets.filter(result.getThrowable().orElseThrow().getMessage()))));
        }
        listener.executionFinished(test, result);
    }

    private String told() {
        return bytes.toString(StandardCharsets.UTF_8).replaceAll("\\(\\d+\\.\\d s\\)", "(<time> s)");
    }

    private static TestIdentifier identifier(String name, TestDescriptor.Type type, int line) {
        return TestIdentifier.from(
                new AbstractTestDescriptor(
                        UniqueId.forEngine("cucumber").append("scenario", name),
                        name,
                        FileSource.from(new File(FILE.toString()), FilePosition.from(Math.max(1, line)))) {
                    @Override
                    public Type getType() {
                        return type;
                    }
                });
    }
}
