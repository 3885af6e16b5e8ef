package org.posrig.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.Golden;
import org.posrig.fault.RigFault;
import org.posrig.serial.TestPty;

final class BenchRelaysTest {

    @TempDir
    private Path folder;

    @Test
    void every_board_that_cannot_be_had_is_told_at_once_with_its_place_in_the_file() throws IOException {
        Assumptions.assumeFalse(Files.exists(Path.of("/dev/i2c-1")));
        BenchFile bench = bench();
        assertThatThrownBy(() -> BenchRelays.open(bench, folder, folder, folder))
                .isInstanceOfSatisfying(RigFault.class, fault -> {
                    assertThat(fault.kind()).isEqualTo(RigFault.Cause.RELAY_BOARD);
                    assertThat(fault.getMessage().lines())
                            .hasSize(3)
                            .satisfiesExactly(
                                    first -> assertThat(first)
                                            .startsWith(folder + "/bench.yaml:12:3: I²C bus 1, on which relay board"
                                                    + " expander is, cannot be used on this machine."),
                                    second -> assertThat(second)
                                            .startsWith(folder + "/bench.yaml:13:3: Relay board usb-1 cannot be"
                                                    + " reached. There is no serial device at " + folder + "/usb-1."),
                                    third -> assertThat(third)
                                            .startsWith(folder + "/bench.yaml:14:3: Relay board usb-2 cannot be"
                                                    + " reached. There is no serial device at " + folder + "/usb-2."));
                });
    }

    @Test
    void where_one_board_is_not_there_the_others_are_let_go() throws IOException {
        Assumptions.assumeFalse(Files.exists(Path.of("/dev/i2c-1")));
        BenchFile bench = bench();
        try (TestPty first = new TestPty(folder.resolve("usb-1"))) {
            for (int again = 0; again < 2; again++) {
                assertThatThrownBy(() -> BenchRelays.open(bench, folder, folder, folder))
                        .hasMessageContaining("bench.yaml:14:3: Relay board usb-2")
                        .hasMessageNotContaining("Relay board usb-1");
            }
        }
    }

    @Test
    void boards_that_outlive_the_rig_are_guarded_and_the_guard_goes_with_them() throws IOException {
        BenchFile bench = bench("{board: pi4j-mock, active: low}");
        try (TestPty first = new TestPty(folder.resolve("usb-1"));
                TestPty second = new TestPty(folder.resolve("usb-2"));
                BenchRelays relays = BenchRelays.open(bench, folder, folder, folder)) {
            assertThat(folder.resolve("guard.lock")).exists();
            assertThatCode(relays.guard()::check).doesNotThrowAnyException();
        }
        assertThat(folder.resolve("guard.txt")).doesNotExist();
        assertThat(folder.resolve("guard.log")).isEmptyFile();
    }

    private BenchFile bench() throws IOException {
        return bench("{board: mcp23017, bus: 1, address: 0x20, active: low}");
    }

    private BenchFile bench(String expander) throws IOException {
        Path fixtures = Golden.home().resolve("fixtures");
        String usb = Files.readString(fixtures.resolve("benches/usb-board.yaml"))
                .replace("../", fixtures + "/")
                .replaceFirst("(?s)^.*?name: ", "name: ")
                .replaceFirst("(?s)    stand-in:.*$", "")
                .replaceFirst("(?s)    printer:.*?    lines:", "    lines:")
                .replaceFirst("display: \\{port: stand-in", "display: {port: /dev/ttyUSB9")
                .replaceFirst("usb-1: (.*)stand-in", "expander: " + expander + "\n  usb-1: $1" + folder + "/usb-1")
                .replaceFirst("usb-2: (.*)stand-in", "usb-2: $1" + folder + "/usb-2")
                .replace("power: 3", "power: expander/3");
        return BenchReader.read(Files.writeString(folder.resolve("bench.yaml"), usb));
    }
}
