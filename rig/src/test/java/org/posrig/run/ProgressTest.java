package org.posrig.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.launcher.TestIdentifier;
import org.opentest4j.TestAbortedException;
import org.posrig.Golden;
import org.posrig.fault.RigFault;
import org.posrig.terminal.ScreenMismatch;
import org.posrig.timeline.Secrets;

final class ProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Secrets secrets = new Secrets();
    private final Progress progress = new Progress(new PrintStream(bytes, true, StandardCharsets.UTF_8), secrets);

    @Test
    void each_verdict_is_told_as_it_comes_and_the_reds_again_at_the_end() {
        secrets.hideCardNumber("6212340000000000012");
        end("a sale is approved", TestExecutionResult.successful());
        end(
                "the wrong PIN is told",
                TestExecutionResult.failed(
                        new ScreenMismatch("T1 should have shown 'wrong-pin'.\nLast card: 6212340000000000012")));
        end(
                "two terminals",
                TestExecutionResult.failed(new RigFault(
                        RigFault.Cause.SERIAL_LINE, "The display line of T2 is lost.", "Plug it in again.")));
        end("a tap", TestExecutionResult.aborted(new TestAbortedException("No terminal can do 'contactless'.")));
        end("a bug", TestExecutionResult.failed(new IllegalStateException("of the rig's own")));
        progress.summary();
        Golden.assertSame(ProgressTest.class, "progress.txt", told());
        assertThat(progress.count(Verdict.PASSED)).isEqualTo(1);
        assertThat(progress.count(Verdict.FAILED)).isEqualTo(1);
        assertThat(progress.count(Verdict.BROKEN)).isEqualTo(2);
        assertThat(progress.count(Verdict.SKIPPED)).isEqualTo(1);
    }

    @Test
    void when_all_is_well_there_is_nothing_to_tell_twice() {
        end("a sale is approved", TestExecutionResult.successful());
        progress.summary();
        Golden.assertSame(ProgressTest.class, "progress-green.txt", told());
    }

    @Test
    void a_feature_that_could_not_even_begin_is_broken() {
        TestIdentifier feature = identifier("Feature", TestDescriptor.Type.CONTAINER);
        progress.executionFinished(feature, TestExecutionResult.successful());
        assertThat(progress.count(Verdict.BROKEN)).isZero();
        progress.executionFinished(feature, TestExecutionResult.failed(new IllegalStateException("no engine")));
        assertThat(progress.count(Verdict.BROKEN)).isEqualTo(1);
    }

    private void end(String name, TestExecutionResult result) {
        TestIdentifier test = identifier(name, TestDescriptor.Type.TEST);
        progress.executionStarted(test);
        progress.executionFinished(test, result);
    }

    private String told() {
        return bytes.toString(StandardCharsets.UTF_8).replaceAll("\\(\\d+\\.\\d s\\)", "(<time> s)");
    }

    private static TestIdentifier identifier(String name, TestDescriptor.Type type) {
        return TestIdentifier.from(
                new AbstractTestDescriptor(UniqueId.forEngine("cucumber").append("scenario", name), name) {
                    @Override
                    public Type getType() {
                        return type;
                    }
                });
    }
}
