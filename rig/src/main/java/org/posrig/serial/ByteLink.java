package org.posrig.serial;

import java.util.Optional;

/** A line that carries bytes both ways and may be lost and found again. Safe for use by many threads. */
public interface ByteLink extends AutoCloseable {

    /**
     * The link over a line, not started yet.
     *
     * @param port a serial port of this machine by its path, its name in {@code /dev}, the serial number of its adapter ({@code serial:A50285BI}) or the
     *     USB socket it is plugged into ({@code usb:1-1.2}); or a serial server, {@code tcp://HOST:PORT}, which has settings of its own
     */
    static ByteLink to(String port, SerialSettings settings) {
        return new SerialPortLink(port, settings);
    }

    /** What keeps a port's name from meaning anything, one sentence; empty when it may mean something. */
    static Optional<String> mistakeIn(String port) {
        if (port.startsWith(TcpConnection.SCHEME)) {
            return TcpConnection.address(port).isPresent()
                    ? Optional.empty()
                    : Optional.of("a serial server is written tcp://HOST:PORT, not '" + port + "'.");
        }
        return PortNames.mistakeIn(port);
    }

    /** The line as its user wrote it: a port's path, an address. */
    String name();

    /**
     * Opens the line and hands what comes over it to the listener, until {@link #close()}. May be called once.
     *
     * @throws org.posrig.fault.RigFault when the line is not there; then the link is closed
     */
    void start(ByteLinkListener listener);

    /**
     * Sends bytes and returns when the operating system has taken them.
     *
     * @throws org.posrig.fault.RigFault when the line is lost, not started or closed
     */
    void write(byte[] bytes);

    /** Ends the link for good; the listener hears nothing any more once this has returned. Does nothing the second time. */
    @Override
    void close();
}
