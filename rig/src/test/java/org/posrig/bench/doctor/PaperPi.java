package org.posrig.bench.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A Raspberry Pi made of files, fit for a night until a test says otherwise. */
final class PaperPi {

    static final String DISPLAY = "/dev/serial/by-id/usb-FTDI_FT232R_A10K3F-if00-port0";

    private final Path root;
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    PaperPi(Path root) {
        this.root = root;
        file("/proc/device-tree/model", "Raspberry Pi 4 Model B Rev 1.4\0");
        file(
                "/proc/self/status",
                "Name:\tjava\nUid:\t1000\t1000\t1000\t1000\nGid:\t1000\t1000\nGroups:\t20 993 994 1000 \n");
        file("/etc/group", "root:x:0:\ndialout:x:20:lab\ngpio:x:993:lab\ni2c:x:994:lab\nlab:x:1000:\n");
        file("/sys/class/thermal/thermal_zone0/temp", "48312\n");
        file("/sys/devices/platform/soc/soc:firmware/get_throttled", "0\n");
        file("/sys/kernel/debug/gpio", """
                gpiochip0: GPIOs 512-569, parent: platform/fe200000.gpio, pinctrl-bcm2711:
                 gpio-514 (SDA1                )
                 gpio-529 (GPIO17              )
                 gpio-530 (GPIO18              |                    )

                gpiochip1: GPIOs 570-577, parent: platform/soc:firmware:gpio, raspberrypi-exp-gpio, can sleep:
                 gpio-570 (BT_ON               |shutdown            ) out hi
                """);
        file("/dev/gpiochip0", "");
        file("/dev/i2c-1", "");
        file("/dev/ttyUSB0", "");
        link(DISPLAY, "../../ttyUSB0");
        file("/sys/bus/usb-serial/devices/ttyUSB0/latency_timer", "1\n");
        file("/run/systemd/timesync/synchronized", "");
    }

    /** Writes a file anew. */
    PaperPi file(String path, String text) {
        try {
            Path file = root.resolve(path.substring(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PaperPi without(String path) {
        try {
            Files.delete(root.resolve(path.substring(1)));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PaperPi at(String moment) {
        now = Instant.parse(moment);
        return this;
    }

    Machine machine() {
        return new Machine(root, "lab", now);
    }

    private void link(String path, String target) {
        try {
            Path file = root.resolve(path.substring(1));
            Files.createDirectories(file.getParent());
            Files.createSymbolicLink(file, Path.of(target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
