package org.posrig.serial;

import com.fazecast.jSerialComm.SerialPort;
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
final class OpenPort implements Connection {

    private static final int READ_MILLIS = 200;

    private final String name;
    private final PortNames names;
    private final Path device;
    private final SerialPort port;

    private OpenPort(String name, PortNames names, Path device, SerialPort port) {
        this.name = name;
        this.names = names;
        this.device = device;
        this.port = port;
    }

    static Opener opener(String name, PortNames names, SerialSettings settings) {
        return new Opener() {
            @Override
            public boolean isThere() {
                return names.device(name).isPresent();
            }

            @Override
            public Connection open() {
                return OpenPort.open(name, names, settings);
            }
        };
    }

    private static OpenPort open(String name, PortNames names, SerialSettings settings) {
        Path device = names.device(name)
                .orElseThrow(() -> new RigFault(RigFault.Cause.SERIAL_LINE, names.absent(name), portsHere()));
        SerialPort port = SerialPort.getCommPort(device.toString());
        // All parameters before the port is opened: the library pauses for each change of an open port.
        port.setComPortParameters(settings.baud(), settings.dataBits(), stopBits(settings), parity(settings));
        port.setFlowControl(flowControl(settings));
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_MILLIS, 0);
        if (!settings.dtr()) {
            port.clearDTR();
        }
        if (!settings.rts()) {
            port.clearRTS();
        }
        if (!port.openPort()) {
            throw new RigFault(
                    RigFault.Cause.SERIAL_LINE,
                    "The serial device at " + name + " cannot be opened (error " + port.getLastErrorCode() + ").",
                    Files.isReadable(device)
                            ? "See whether another program holds it, and whether it is a serial device at all."
                            : "See whether this user may use it: on Debian the group dialout may.");
        }
        return new OpenPort(name, names, device, port);
    }

    @Override
    public int read(byte[] buffer) {
        return port.readBytes(buffer, buffer.length);
    }

    @Override
    public boolean isStillThere() {
        try {
            return names.device(name).equals(Optional.of(device));
        } catch (RigFault several) {
            return true;
        }
    }

    @Override
    public boolean write(byte[] bytes) {
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

    @Override
    public void close() {
        port.closePort();
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

    private static int flowControl(SerialSettings settings) {
        return switch (settings.flowControl()) {
            case NONE -> SerialPort.FLOW_CONTROL_DISABLED;
            case RTS_CTS -> SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED;
            case XON_XOFF -> SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED;
        };
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
