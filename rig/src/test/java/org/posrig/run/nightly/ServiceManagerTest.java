package org.posrig.run.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What systemd hears, at a real socket of its kind. */
final class ServiceManagerTest {

    private static final int SOON = 10_000;
    private static final long US = 4711;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"file", "abstract"})
    void it_hears_that_the_night_has_begun_what_it_is_at_and_that_it_ends(String kind) throws Throwable {
        String path = kind.equals("file")
                ? folder.resolve("notify").toString()
                : "@posrig-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
        try (DatagramSocket systemd = new DatagramSocket(path)) {
            try (ServiceManager manager = ServiceManager.of(Map.of("NOTIFY_SOCKET", path), US, System::nanoTime)) {
                manager.ready();
                manager.status("3 of 8\nscenarios");
                manager.status("3 of 8\nscenarios");
            }
            assertThat(systemd.next(SOON)).contains("READY=1");
            assertThat(systemd.next(SOON)).contains("STATUS=3 of 8 scenarios");
            assertThat(systemd.next(SOON)).contains("STOPPING=1");
            assertThat(systemd.next(0)).isEmpty();
        }
    }

    @Test
    void the_watchdog_is_fed_only_while_something_happens() throws Throwable {
        String path = folder.resolve("notify").toString();
        AtomicLong clock = new AtomicLong();
        Map<String, String> environment =
                Map.of("NOTIFY_SOCKET", path, "WATCHDOG_USEC", "40000", "WATCHDOG_PID", String.valueOf(US));
        try (DatagramSocket systemd = new DatagramSocket(path);
                ServiceManager manager = ServiceManager.of(environment, US, clock::get)) {
            manager.alive(Duration.ofMinutes(1));
            manager.ready();
            assertThat(systemd.next(SOON)).contains("READY=1");
            assertThat(systemd.next(SOON)).contains("WATCHDOG=1");
            assertThat(systemd.next(SOON)).contains("WATCHDOG=1");

            clock.addAndGet(Duration.ofMinutes(2).toNanos());
            while (systemd.next(200).isPresent()) {
                // What was on its way.
            }
            assertThat(systemd.next(400)).isEmpty();

            manager.alive(Duration.ofMinutes(1));
            assertThat(systemd.next(SOON)).contains("WATCHDOG=1");
        }
    }

    @Test
    void a_watchdog_for_another_process_is_not_fed_and_a_silly_one_not_either() throws Throwable {
        String path = folder.resolve("notify").toString();
        for (Map<String, String> environment : java.util.List.of(
                Map.of("NOTIFY_SOCKET", path, "WATCHDOG_USEC", "40000", "WATCHDOG_PID", "1"),
                Map.of("NOTIFY_SOCKET", path, "WATCHDOG_USEC", "soon"),
                Map.of("NOTIFY_SOCKET", path, "WATCHDOG_USEC", "0"))) {
            try (DatagramSocket systemd = new DatagramSocket(path)) {
                ServiceManager manager = ServiceManager.of(environment, US, System::nanoTime);
                manager.alive(Duration.ofMinutes(1));
                manager.ready();
                assertThat(systemd.next(SOON)).contains("READY=1");
                assertThat(systemd.next(100)).isEmpty();
            }
            java.nio.file.Files.delete(Path.of(path));
        }
    }

    @Test
    void without_a_service_manager_or_with_one_that_is_gone_nobody_is_told_and_nothing_fails() {
        for (Map<String, String> environment : java.util.List.of(
                Map.<String, String>of(),
                Map.of("NOTIFY_SOCKET", "vsock:2:1234"),
                Map.of("NOTIFY_SOCKET", folder.resolve("gone").toString(), "WATCHDOG_USEC", "40000"))) {
            try (ServiceManager manager = ServiceManager.of(environment, US, System::nanoTime)) {
                manager.ready();
                manager.status("fine");
            }
        }
    }
}
