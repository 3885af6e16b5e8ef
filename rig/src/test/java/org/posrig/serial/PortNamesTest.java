package org.posrig.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posrig.fault.RigFault;

/** Three adapters as Linux shows them: one in socket 1-1, two on a hub, one of those with two interfaces. */
final class PortNamesTest {

    private static final String HUB = "sys/devices/platform/soc/usb1/1-1/1-1.2/";

    @TempDir
    private Path root;

    private PortNames names;

    @BeforeEach
    void plug_in() throws IOException {
        root = root.toRealPath();
        plug(
                "ttyUSB0",
                "sys/devices/platform/soc/usb1/1-3/1-3:1.0/ttyUSB0",
                "usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0");
        plug("ttyUSB1", HUB + "1-1.2:1.0/ttyUSB1", "usb-FTDI_Dual_RS232_FT12-if00-port0");
        plug("ttyUSB2", HUB + "1-1.2:1.1/ttyUSB2", "usb-FTDI_Dual_RS232_FT12-if01-port0");
        plug(
                "ttyACM0",
                "sys/devices/platform/soc/usb1/1-1/1-1.3/1-1.3:1.0/tty/ttyACM0",
                "usb-Verifone_VX_123-456-if00");
        names = new PortNames(root);
    }

    @Test
    void an_adapter_is_found_by_its_serial_number() {
        assertThat(names.device("serial:A50285BI")).contains(dev("ttyUSB0"));
        assertThat(names.device("serial:a50285bi")).contains(dev("ttyUSB0"));
        assertThat(names.device("serial:123-456")).contains(dev("ttyACM0"));
        assertThat(names.device("serial:0285BI")).isEmpty();
        assertThat(names.device("serial:A50285B.")).isEmpty();
    }

    @Test
    void an_adapter_is_found_by_the_socket_it_is_in() {
        assertThat(names.device("usb:1-3")).contains(dev("ttyUSB0"));
        assertThat(names.device("usb:1-1.3")).contains(dev("ttyACM0"));
        assertThat(names.device("usb:1-1.2:1.1")).contains(dev("ttyUSB2"));
        // The hub itself is in that socket, and no serial device.
        assertThat(names.device("usb:1-1")).isEmpty();
        assertThat(names.device("usb:2-3")).isEmpty();
    }

    @Test
    void a_name_that_means_several_is_refused_and_all_are_named() {
        assertThatThrownBy(() -> names.device("usb:1-1.2"))
                .isInstanceOf(RigFault.class)
                .hasMessageContaining(
                        "usb:1-1.2 means several serial devices: " + dev("ttyUSB1") + ", " + dev("ttyUSB2"));
        assertThatThrownBy(() -> names.device("serial:FT12")).isInstanceOf(RigFault.class);
    }

    @Test
    void a_path_and_a_name_in_dev_are_followed() throws IOException {
        assertThat(names.device("ttyUSB1")).contains(dev("ttyUSB1"));
        assertThat(names.device(root + "/dev/serial/by-id/usb-Verifone_VX_123-456-if00"))
                .contains(dev("ttyACM0"));
        Files.delete(dev("ttyUSB1"));
        assertThat(names.device("ttyUSB1")).isEmpty();
    }

    @Test
    void an_adapter_that_moves_to_another_name_is_found_there() throws IOException {
        Files.delete(dev("ttyUSB0"));
        Files.delete(root.resolve("dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0"));
        assertThat(names.device("serial:A50285BI")).isEmpty();
        plug(
                "ttyUSB7",
                "sys/devices/platform/soc/usb1/1-3/1-3:1.0/ttyUSB7",
                "usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0");
        assertThat(names.device("serial:A50285BI")).contains(dev("ttyUSB7"));
        assertThat(names.device("usb:1-3")).contains(dev("ttyUSB7"));
    }

    @Test
    void what_is_absent_is_said_in_its_own_words() {
        assertThat(names.absent("serial:X")).isEqualTo("There is no serial device with the serial number X.");
        assertThat(names.absent("usb:1-9")).isEqualTo("There is no serial device in the USB socket 1-9.");
        assertThat(names.absent("/dev/ttyS9")).isEqualTo("There is no serial device at /dev/ttyS9.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usb:",
                "usb:3",
                "usb:1-1.x",
                "usb:1-1:1",
                "serial:",
                "tcp://",
                "tcp://host",
                "tcp://host:0",
                "tcp://host:99999",
                "tcp://host:1/x",
                "tcp://a b:1"
            })
    void names_that_can_mean_nothing_are_told(String name) {
        assertThat(ByteLink.mistakeIn(name)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usb:1-1.2",
                "usb:2-1.4.3:1.0",
                "serial:A",
                "tcp://host:4001",
                "tcp://[::1]:4001",
                "/dev/ttyS0",
                "ttyS0"
            })
    void names_that_may_mean_something_are_let_pass(String name) {
        assertThat(ByteLink.mistakeIn(name)).isEmpty();
    }

    private Path dev(String name) {
        return root.resolve("dev").resolve(name);
    }

    private void plug(String name, String place, String id) throws IOException {
        Files.createDirectories(root.resolve(place));
        Files.createDirectories(root.resolve("dev/serial/by-id"));
        Files.createDirectories(root.resolve("sys/class/tty"));
        Files.createFile(dev(name));
        Files.createSymbolicLink(root.resolve("dev/serial/by-id").resolve(id), dev(name));
        Files.createSymbolicLink(root.resolve("sys/class/tty").resolve(name), root.resolve(place));
    }
}
