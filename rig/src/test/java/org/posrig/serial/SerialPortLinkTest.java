package org.posrig.serial;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.posrig.fault.RigFault;

@Timeout(20)
final class SerialPortLinkTest {

    private static final SerialSettings SETTINGS = SerialSettings.eightNone1(115_200);

    @TempDir
    Path folder;

    private Path path;
    private TestPty device;
    private SerialPortLink link;
    private final Heard heard = new Heard();

    @BeforeEach
    void plug() {
        path = folder.resolve("display");
        device = new TestPty(path);
        link = new SerialPortLink(path.toString(), SETTINGS);
    }

    @AfterEach
    void close() {
        link.close();
        device.close();
    }

    @Test
    void bytes_travel_both_ways_unchanged() {
        link.start(heard);
        device.send(new byte[] {0x1B, '[', '2', 'J', '\r', '\n', 0, 3, 17, 19, 26, (byte) 0xFF});
        String all = heard.next();
        while (all.length() < 12) {
            all += heard.next();
        }
        assertThat(all).isEqualTo("\u001B[2J\r\n\u0000\u0003\u0011\u0013\u001A\u00FF");
        link.write(new byte[] {'o', 'k', '\n', '\r', 3});
        assertThat(device.receive(10)).containsExactly('o', 'k', '\n', '\r', 3);
    }

    @Test
    void a_port_opens_with_any_settings() {
        link = new SerialPortLink(
                path.toString(), new SerialSettings(9600, 7, Parity.EVEN, 2, FlowControl.RTS_CTS, false, false));
        link.start(heard);
        device.send("seven".getBytes(US_ASCII));
        assertThat(heard.next()).isEqualTo("seven");
    }

    @Test
    void an_unplugged_device_is_told_once_and_taken_up_within_a_second_of_its_return() {
        link.start(heard);
        device.unplug();
        assertThat(heard.next()).isEqualTo("LOST The serial device at " + path + " is gone.");
        assertThatThrownBy(() -> link.write(new byte[] {1})).isInstanceOf(RigFault.class);

        long returned = System.nanoTime();
        device.plug();
        assertThat(heard.next()).isEqualTo("BACK");
        assertThat(Duration.ofNanos(System.nanoTime() - returned)).isLessThan(Duration.ofSeconds(1));
        device.send("again".getBytes(US_ASCII));
        assertThat(heard.next()).isEqualTo("again");
        link.write(new byte[] {'x'});
        assertThat(device.receive(10)).containsExactly('x');
    }

    @Test
    void many_losses_in_a_row_are_each_survived() {
        link.start(heard);
        for (int round = 0; round < 10; round++) {
            device.unplug();
            assertThat(heard.next()).startsWith("LOST");
            device.plug();
            assertThat(heard.next()).isEqualTo("BACK");
            device.send(new byte[] {(byte) ('0' + round)});
            assertThat(heard.next()).isEqualTo("" + round);
        }
    }

    @Test
    void a_device_that_ended_but_left_its_path_is_lost_too() {
        link.start(heard);
        device.endDevice();
        assertThat(heard.next()).startsWith("LOST");
        device.plug();
        assertThat(heard.next()).isEqualTo("BACK");
    }

    @Test
    void a_path_that_points_to_another_device_is_followed() {
        link.start(heard);
        try (TestPty other = new TestPty(path)) {
            assertThat(heard.next()).startsWith("LOST");
            assertThat(heard.next()).isEqualTo("BACK");
            other.send("other".getBytes(US_ASCII));
            assertThat(heard.next()).isEqualTo("other");
            device.endDevice();
        }
        device = new TestPty(path);
    }

    @Test
    void a_missing_device_is_named() {
        SerialPortLink missing = new SerialPortLink(folder + "/nothing", SETTINGS);
        assertThatThrownBy(() -> missing.start(heard)).isInstanceOfSatisfying(RigFault.class, fault -> {
            assertThat(fault.kind()).isEqualTo(RigFault.Cause.SERIAL_LINE);
            assertThat(fault).hasMessageStartingWith("There is no serial device at " + folder + "/nothing. Plug it in");
        });
    }

    @Test
    void a_file_that_is_no_device_is_refused() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        SerialPortLink wrong = new SerialPortLink(file.toString(), SETTINGS);
        assertThatThrownBy(() -> wrong.start(heard))
                .isInstanceOf(RigFault.class)
                .hasMessageContaining(file + " cannot be opened (error ");
    }

    @Test
    void a_port_held_by_another_link_is_refused() {
        link.start(heard);
        SerialPortLink second = new SerialPortLink(path.toString(), SETTINGS);
        assertThatThrownBy(() -> second.start(heard))
                .isInstanceOf(RigFault.class)
                .hasMessageContaining("another program holds it");
    }

    @Test
    void a_closed_link_is_silent_and_lets_the_port_go() {
        link.start(heard);
        link.close();
        link.close();
        assertThatThrownBy(() -> link.write(new byte[] {1})).isInstanceOf(RigFault.class);
        try (SerialPortLink next = new SerialPortLink(path.toString(), SETTINGS)) {
            next.start(heard);
            device.send("next".getBytes(US_ASCII));
            assertThat(heard.next()).isEqualTo("next");
        }
        assertThat(heard.left()).isEmpty();
    }

    @Test
    void a_link_that_is_looking_for_its_device_can_be_closed() {
        link.start(heard);
        device.unplug();
        assertThat(heard.next()).startsWith("LOST");
        link.close();
        device.plug();
        assertThat(heard.left()).isEmpty();
    }
}
