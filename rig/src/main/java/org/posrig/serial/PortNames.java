package org.posrig.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.posrig.fault.RigFault;

/**
 * Finds a serial device by a name that stays the same whatever was plugged in first:
 *
 * <ul>
 *   <li>a path, such as {@code /dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0}, or a name in {@code /dev};
 *   <li>{@code serial:A50285BI}: the serial number of its USB adapter, as udev writes it into the names in {@code /dev/serial/by-id};
 *   <li>{@code usb:1-1.2}: the USB socket it is plugged into, as the kernel numbers them (bus 1, port 1, port 2 of the hub there), or
 *       {@code usb:1-1.2:1.1} for one interface of an adapter with several.
 * </ul>
 *
 * Where the system has neither udev's links nor {@code /sys}, jSerialComm's own descriptions are asked.
 */
final class PortNames {

    private static final String BY_SERIAL = "serial:";
    private static final String BY_SOCKET = "usb:";

    private final Path root;

    /** @param root the file system's root; another one in tests */
    PortNames(Path root) {
        this.root = root;
    }

    static PortNames ofThisMachine() {
        return new PortNames(Path.of("/"));
    }

    /**
     * The device that a name means now, all links followed; empty when there is none.
     *
     * @throws RigFault when it means several
     */
    Optional<Path> device(String name) {
        if (name.startsWith(BY_SERIAL)) {
            return one(name, bySerialNumber(name.substring(BY_SERIAL.length())));
        }
        if (name.startsWith(BY_SOCKET)) {
            return one(name, bySocket(name.substring(BY_SOCKET.length())));
        }
        return real(name.contains("/") ? Path.of(name) : root.resolve("dev").resolve(name));
    }

    static Optional<String> mistakeIn(String name) {
        if (name.startsWith(BY_SOCKET) && !name.matches("usb:\\d+-\\d+(\\.\\d+)*(:\\d+\\.\\d+)?")) {
            return Optional.of("a USB socket is written usb:BUS-PORT.PORT, such as usb:1-1.2, not '" + name + "'.");
        }
        return name.equals(BY_SERIAL)
                ? Optional.of("a serial number is missing here, such as serial:A50285BI.")
                : Optional.empty();
    }

    /** A sentence for when there is none. */
    String absent(String name) {
        if (name.startsWith(BY_SERIAL)) {
            return "There is no serial device with the serial number " + name.substring(BY_SERIAL.length()) + ".";
        }
        return name.startsWith(BY_SOCKET)
                ? "There is no serial device in the USB socket " + name.substring(BY_SOCKET.length()) + "."
                : "There is no serial device at " + name + ".";
    }

    private Optional<Path> one(String name, List<Path> found) {
        if (found.size() > 1) {
            throw new RigFault(
                    RigFault.Cause.SERIAL_LINE,
                    name + " means several serial devices: "
                            + String.join(
                                    ", ", found.stream().map(Path::toString).toList()) + ".",
                    "Name one by its path in /dev/serial/by-path, or by its interface, such as usb:1-1.2:1.1.");
        }
        return found.stream().findFirst();
    }

    // udev: usb-<vendor>_<model>_<serial number>-if<interface>-port<port>
    private List<Path> bySerialNumber(String number) {
        Path folder = root.resolve("dev/serial/by-id");
        if (!Files.isDirectory(folder)) {
            return described(port -> port.getSerialNumber().equalsIgnoreCase(number));
        }
        return children(folder).stream()
                .filter(link -> link.getFileName()
                        .toString()
                        .toLowerCase(Locale.ROOT)
                        .matches(".*_\\Q" + number.toLowerCase(Locale.ROOT) + "\\E(-if\\d+)?(-port\\d+)?"))
                .flatMap(link -> real(link).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private List<Path> bySocket(String socket) {
        Path folder = root.resolve("sys/class/tty");
        if (!Files.isDirectory(folder)) {
            return described(port -> port.getPortLocation().equals(socket));
        }
        return children(folder).stream()
                .filter(tty -> real(tty).filter(device -> isIn(device, socket)).isPresent())
                .flatMap(tty -> real(root.resolve("dev").resolve(tty.getFileName())).stream())
                .distinct()
                .sorted()
                .toList();
    }

    // …/usb1/1-1/1-1.2/1-1.2:1.0/ttyUSB0/tty/ttyUSB0: what hangs on a hub has the hub's name before its own.
    private static boolean isIn(Path device, String socket) {
        List<String> parts = Stream.iterate(device, path -> path != null, Path::getParent)
                .map(path -> String.valueOf(path.getFileName()))
                .filter(part -> part.matches("\\d+-[\\d.]+:\\d+\\.\\d+"))
                .toList();
        return parts.stream().limit(1).anyMatch(part -> part.equals(socket) || part.startsWith(socket + ":"));
    }

    private static List<Path> described(java.util.function.Predicate<SerialPort> wanted) {
        return Arrays.stream(SerialPort.getCommPorts())
                .filter(wanted)
                .map(port -> Path.of(port.getSystemPortPath()))
                .toList();
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<Path> real(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
