package org.posrig.run.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.posrig.Golden;
import org.posrig.bench.lease.LeaseBook;
import org.posrig.fault.RigFault;

/** A night that does not come to run, under a service manager. */
@Isolated("a property is the process's")
final class NotBegunNightTest {

    private static final int SOON = 10_000;
    private static final String STATE = "posrig.state";

    @TempDir
    private Path folder;

    @AfterEach
    void forget() {
        System.clearProperty(STATE);
    }

    @Test
    void systemd_does_not_take_a_bench_that_is_somebody_elses_for_a_failure() throws Throwable {
        Path state = folder.resolve("state");
        System.setProperty(STATE, state.toString());
        LeaseBook.of(state, "stand-in").take("alice", Optional.empty(), "a new screen");
        Path plan = Files.writeString(folder.resolve("plan.yaml"), """
                bench: %s/fixtures/benches/stand-in.yaml
                stages:
                  - {name: all, features: [%s/features/wrong-pin/asterisks.feature]}
                """.formatted(Golden.home(), Golden.home()));
        NightRequest request = new NightRequest(
                Golden.home(), plan, Optional.of(folder.resolve("runs")), "bob", true, false, false, Optional.empty());
        String path = folder.resolve("notify").toString();

        try (DatagramSocket systemd = new DatagramSocket(path)) {
            Night night =
                    new Night(request, new PrintStream(OutputStream.nullOutputStream()), Map.of("NOTIFY_SOCKET", path));

            assertThatThrownBy(night::run).isInstanceOf(RigFault.class).hasMessageContaining("leased to alice");
            assertThat(systemd.next(SOON)).contains("READY=1");
            assertThat(systemd.next(SOON)).contains("STOPPING=1");
        }
    }
}
