package org.posrig.serial;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.posrig.fault.RigFault;

/**
 * One opening of one device through jSerialComm. A failed {@code readBytes} is the sign of an unplug: {@code isOpen} stays true after it, and
 * the library's disconnect event comes thousands of times a second until the port is closed.
 */
final class OpenPort {

    private static final int READ_MILLIS = 200;

    private final Path path;
    private final Path device;
    private final SerialPort port;

    private OpenPort(Path path, Path device, SerialPort port) {
        this.path = path;
        this.device = device;
        this.port = port;
    }

    static boolean isThere(String name) {
        return realPath(path(name)).isPresent();
    }

    static OpenPort open(String name, SerialSettings settings) {
        Path path = path(name);
        Path device = realPath(path)
                .orElseThrow(() -> new RigFault(
                        RigFault.Cause.SERIAL_LINE, "There is no serial device at " + name + ".", portsHere()));
        SerialPort port = SerialPort.getCommPort(device.toString());
        // All parameters before the port is opened: the library pauses for each change of an open port.
        port.setComPortParameters(settings.baud(), settings.dataBits(), stopBits(settings), parity(settings));
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_MILLIS, 0);
        if (!port.openPort()) {
            throw new RigFault(
                    RigFault.Cause.SERIAL_LINE,
                    "The serial device at " + name + " cannot be opened.",
                    Files.isReadable(device)
                            ? "See whether another program holds it, and whether it is a serial device at all."
                            : "See whether this user may use it: on Debian the group dialout may.");
        }
        return new OpenPort(path, device, port);
    }

    /** How many bytes came, 0 when none did for a while, less when the device is gone. */
    int read(byte[] buffer) {
        return port.readBytes(buffer, buffer.length);
    }

    /** Whether the path still leads to the device that was opened. */
    boolean isStillThere() {
        return realPath(path).equals(Optional.of(device));
    }

    /** False when the device did not take all bytes. */
    boolean write(byte[] bytes) {
        int sent = 0;
        while (sent < bytes.length) {
            int count = port.writeBytes(bytes, bytes.length - sent, sent);
            if (count <= 0) {
                return false;
            }
            sent += count;
        }
        return true;
    }

    void close() {
        port.closePort();
    }

    private static Path path(String name) {
        return name.contains("/") ? Path.of(name) : Path.of("/dev", name);
    }

    private static Optional<Path> realPath(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String portsHere() {
        String ports = Arrays.stream(SerialPort.getCommPorts())
                .map(SerialPort::getSystemPortPath)
                .sorted()
                .collect(Collectors.joining(", "));
        return ports.isEmpty()
                ? "Plug it in: this machine has no serial device now."
                : "Plug it in, or name one that is here: " + ports + ".";
    }

    private static int stopBits(SerialSettings settings) {
        return settings.stopBits() == 1 ? SerialPort.ONE_STOP_BIT : SerialPort.TWO_STOP_BITS;
    }

    private static int parity(SerialSettings settings) {
        return switch (settings.parity()) {
            case NONE -> SerialPort.NO_PARITY;
            case EVEN -> SerialPort.EVEN_PARITY;
            case ODD -> SerialPort.ODD_PARITY;
            case MARK -> SerialPort.MARK_PARITY;
            case SPACE -> SerialPort.SPACE_PARITY;
        };
    }
}
