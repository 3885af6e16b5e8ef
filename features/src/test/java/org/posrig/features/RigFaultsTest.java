package org.posrig.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Faults of the rig, provoked one after the other: each ends <em>broken</em>, with its cause for the report to sort by and a hint for
 * whoever stands at the bench, and none is blamed on the terminal.
 */
final class RigFaultsTest {

    private static final int LIMIT_SECONDS = 180;

    private static final String SALE = """
            Feature: A sale
              Scenario: A sale
                Given a terminal ready for sales
                When the cardholder taps the everyday debit card for 12.00
                Then the terminal approves 12.00
            """;

    @TempDir
    private Path folder;

    private enum Fault {
        DISPLAY_UNPLUGGED("serial line", "Check its cable and its power", false) {
            @Override
            PosrigCommand.Result provoke(RigFaultsTest test) throws IOException {
                return test.run(
                        test.bench(), SALE.replace("    When", "    And the plug of the display is pulled\n    When"));
            }
        },
        SERIAL_DEVICE_MISSING("serial line", "or name one that is here", true) {
            @Override
            PosrigCommand.Result provoke(RigFaultsTest test) throws IOException {
                String text = test.bench().text();
                return test.run(
                        new BenchText(text.substring(0, text.indexOf("    stand-in:\n")))
                                .with("display: {port: stand-in", "display: {port: /dev/posrig-none")
                                .with("printer: {port: stand-in", "printer: {port: /dev/posrig-none-2")
                                .with("scanner: {port: stand-in", "scanner: {port: /dev/posrig-none-3"),
                        SALE);
            }
        },
        RELAY_BOARD_MISSING("relay board", "Run this bench on a Pi", false) {
            @Override
            PosrigCommand.Result provoke(RigFaultsTest test) throws IOException {
                Assumptions.assumeFalse(Files.exists(Path.of("/dev/gpiochip0")));
                // A Pi's header has the lines 0 to 27: none is left for the stripes.
                return test.run(
                        test.bench()
                                .with(", stripe: 28", "")
                                .with(", stripe: 29", "")
                                .with(", stripe: 30", "")
                                .with(", stripe: 31", "")
                                .with("board: pi4j-mock", "board: pi4j-gpio"),
                        SALE);
            }
        },
        KEY_WORN("keypad", "See to the contacts", true) {
            @Override
            PosrigCommand.Result provoke(RigFaultsTest test) throws IOException {
                return test.run(
                        test.bench(),
                        SALE.replace("    When", "    And the contact of key 1 is dead\n    When")
                                .replace(
                                        "the cardholder taps the everyday debit card for",
                                        "the cashier starts a sale of"));
            }
        },
        HOST_GONE("host", "run the scenario again", false) {
            @Override
            PosrigCommand.Result provoke(RigFaultsTest test) throws IOException {
                return test.inTheMiddle(RigFaultsTest::stopTheHost);
            }
        },
        HOST_LATE("host", " ms for a reply that was not to be late, and a terminal here waits ", false) {
            @Override
            PosrigCommand.Result provoke(RigFaultsTest test) throws IOException {
                Path shipped = PosrigCommand.home().resolve("fixtures/profiles/standin-a.yaml");
                Path impatient = Files.writeString(
                        test.folder.resolve("standin-a.yaml"),
                        Files.readString(shipped).replaceFirst("(?m)^  host: 8s", "  host: 2s"));
                return new PosrigCommand(test.folder)
                        .by(LateAcquirer.class)
                        .run(
                                test.bench()
                                        .withFixture("profiles/standin-a.yaml", impatient)
                                        .writtenTo(test.folder),
                                test.feature(SALE));
            }
        },
        HOST_PORT_TAKEN("network port", "", false) {
            @Override
            PosrigCommand.Result provoke(RigFaultsTest test) throws IOException {
                try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                    return test.run(test.bench().with("port: 0 ", "port: " + taken.getLocalPort() + " "), SALE);
                }
            }
        },
        DISK_FULL("storage", "Free disk space", false) {
            @Override
            PosrigCommand.Result provoke(RigFaultsTest test) throws IOException {
                // A file may grow to 20 or 40 KB, as the shell counts blocks; Linux refuses the rest as it does on a
                // full disk.
                return new PosrigCommand(test.folder)
                        .runAfter("ulimit -f 40", test.bench().writtenTo(test.folder), test.feature(SALE));
            }
        },
        STATE_UNWRITABLE("storage", "See to its permissions", false) {
            @Override
            PosrigCommand.Result provoke(RigFaultsTest test) throws IOException {
                Files.writeString(new PosrigCommand(test.folder).state(), "a file where a folder should be");
                return test.run(test.bench(), SALE);
            }
        },
        STAND_IN_KILLED("serial line|stand in", "", true) {
            @Override
            PosrigCommand.Result provoke(RigFaultsTest test) throws IOException {
                return test.inTheMiddle(running -> {
                    List<ProcessHandle> standIns = running.descendants().toList();
                    assertThat(standIns).isNotEmpty();
                    standIns.forEach(ProcessHandle::destroyForcibly);
                });
            }
        },
        STAND_IN_STARVED("stand in", "See what else kept the machine busy", true) {
            @Override
            PosrigCommand.Result provoke(RigFaultsTest test) throws IOException {
                return test.inTheMiddle(
                        running -> {
                            signal("STOP", running);
                            // Longer than an approval is waited for.
                            pass(running, 12);
                            signal("CONT", running);
                        },
                        "CardMoved");
            }
        },
        PROFILE_WRONG("terminal unreachable", "", true) {
            @Override
            PosrigCommand.Result provoke(RigFaultsTest test) throws IOException {
                Path shipped = PosrigCommand.home().resolve("fixtures/profiles/standin-a.yaml");
                String text = Files.readString(shipped);
                Path wrong = Files.writeString(test.folder.resolve("standin-a.yaml"), text.replace("收银终端", "收款终端"));
                assertThat(text).contains("收银终端");
                return test.run(test.bench().withFixture("profiles/standin-a.yaml", wrong), SALE);
            }
        },
        RULES_MISSING("scenario error|fixture", "", true) {
            @Override
            PosrigCommand.Result provoke(RigFaultsTest test) throws IOException {
                return test.run(
                        test.bench(),
                        SALE.replace("    When", "    And the host follows the rules \"nobody-wrote-them\"\n    When"));
            }
        };

        private final String cause;
        private final String hint;
        private final boolean slow;

        Fault(String cause, String hint, boolean slow) {
            this.cause = cause;
            this.hint = hint;
            this.slow = slow;
        }

        abstract PosrigCommand.Result provoke(RigFaultsTest test) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void it_is_broken_with_its_cause_and_a_hint_and_nothing_is_failed(Fault fault) throws IOException {
        Assumptions.assumeTrue(!fault.slow || Boolean.getBoolean("posrig.long"), "takes longer: --long");

        PosrigCommand.Result result = fault.provoke(this);

        String all = result.output();
        assertThat(result.exitCode()).describedAs(all).isEqualTo(3);
        assertThat(all).contains(" 0 failed, ").contains(fault.hint).doesNotContainPattern("(?m)^\\s+at |✗ failed");
        assertThat(results())
                .describedAs(all)
                .isNotEmpty()
                .allSatisfy(told -> assertThat(told.path("status").asText()).isEqualTo("broken"))
                .allSatisfy(told -> assertThat(label(told, "cause")).matches(fault.cause))
                .allSatisfy(told ->
                        assertThat(told.at("/statusDetails/message").asText()).contains(fault.hint));
    }

    @ParameterizedTest
    @EnumSource(names = "DISK_FULL")
    void what_cannot_be_written_at_all_ends_before_anything_moves(Fault unused) throws IOException {
        Path runs = Files.writeString(folder.resolve("runs"), "a file where the runs should go");
        PosrigCommand.Result result = run(bench(), SALE);
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.output())
                .startsWith("The run's folder " + runs)
                .contains("See to the disk and its permissions.")
                .doesNotContain("scenario on the bench");
    }

    /** What happens to a run once its first key has been pressed, or something else is told on its timeline. */
    private interface Blow {
        void strike(Process running) throws IOException;
    }

    /** Stops what serves the acquirer's ports, by the management beans that jPOS gives its parts. */
    private static void stopTheHost(Process running) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(String.valueOf(running.pid()));
            String address = machine.startLocalManagementAgent();
            machine.detach();
            try (JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address))) {
                MBeanServerConnection beans = connector.getMBeanServerConnection();
                Set<ObjectName> servers = beans.queryNames(new ObjectName("Q2:type=qbean,service=posrig-port-*"), null);
                assertThat(servers)
                        .describedAs("of %s", beans.queryNames(null, null))
                        .isNotEmpty();
                for (ObjectName server : servers) {
                    beans.invoke(server, "stop", new Object[0], new String[0]);
                }
            }
        } catch (AttachNotSupportedException | JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void signal(String name, Process running) throws IOException {
        // Its class path is too long for the virtual machine to tell its arguments.
        List<ProcessHandle> standIns = running.descendants()
                .filter(process -> commandLine(process).contains("/T1.yaml"))
                .toList();
        assertThat(standIns).hasSize(1);
        new ProcessBuilder("kill", "-" + name, Long.toString(standIns.getFirst().pid()))
                .start()
                .onExit()
                .join();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
        } catch (IOException ended) {
            return "";
        }
    }

    private static void pass(Process running, int seconds) {
        try {
            assertThat(running.waitFor(seconds, TimeUnit.SECONDS)).isFalse();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private PosrigCommand.Result inTheMiddle(Blow blow) throws IOException {
        return inTheMiddle(blow, "KeyMoved");
    }

    private PosrigCommand.Result inTheMiddle(Blow blow, String told) throws IOException {
        PosrigCommand posrig = new PosrigCommand(folder);
        PosrigCommand.Running running =
                posrig.start("--bench", bench().writtenTo(folder).toString(), feature(SALE));
        Path runs = folder.resolve("runs");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        try {
            while (!(Files.isDirectory(runs) && shown(posrig, told))) {
                assertThat(running.process().waitFor(20, TimeUnit.MILLISECONDS)).isFalse();
                assertThat(System.nanoTime()).isLessThan(end);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        try {
            blow.strike(running.process());
        } catch (AssertionError | RuntimeException | IOException e) {
            running.process().destroyForcibly();
            throw e;
        }
        return PosrigCommand.ended(running);
    }

    private static boolean shown(PosrigCommand posrig, String told) throws IOException {
        Path timeline = posrig.newestRun().resolve("timeline.jsonl");
        return Files.exists(timeline) && Files.readString(timeline).contains(told);
    }

    private BenchText bench() {
        return BenchText.shipped().withOneTerminal();
    }

    private PosrigCommand.Result run(BenchText bench, String text) throws IOException {
        return new PosrigCommand(folder).run(bench.writtenTo(folder), feature(text));
    }

    private String feature(String text) throws IOException {
        return Files.writeString(folder.resolve("sale.feature"), text).toString();
    }

    private List<JsonNode> results() throws IOException {
        List<JsonNode> results = new ArrayList<>();
        try (Stream<Path> files =
                Files.list(new PosrigCommand(folder).newestRun().resolve("results"))) {
            for (Path file : files.filter(path -> path.toString().endsWith("-result.json"))
                    .toList()) {
                results.add(new ObjectMapper().readTree(file.toFile()));
            }
        }
        return results;
    }

    private static String label(JsonNode result, String name) {
        for (JsonNode label : result.path("labels")) {
            if (label.path("name").asText().equals(name)) {
                return label.path("value").asText();
            }
        }
        return "";
    }
}
