package org.posrig.serial;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import org.posrig.fault.RigFault;

/**
 * One connection to a serial server (ser2net in its raw mode, a Moxa NPort in its TCP server mode). The server knows the line's settings.
 * A server that vanishes without a word is missed within about three seconds.
 */
final class TcpConnection implements Connection {

    static final String SCHEME = "tcp://";

    private static final int CONNECT_MILLIS = 1000;
    private static final int READ_MILLIS = 200;

    private final Socket socket;

    private TcpConnection(Socket socket) {
        this.socket = socket;
    }

    /** The address in a line's name; empty when it is none of this kind: {@code tcp://HOST:PORT}. */
    static Optional<InetSocketAddress> address(String name) {
        try {
            URI address = URI.create(name);
            return name.startsWith(SCHEME)
                            && address.getHost() != null
                            && address.getPort() > 0
                            && address.getPort() < 65_536
                            && address.getPath().isEmpty()
                    ? Optional.of(InetSocketAddress.createUnresolved(address.getHost(), address.getPort()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Opener opener(String name) {
        return new Opener() {
            @Override
            public boolean isThere() {
                return true;
            }

            @Override
            public Connection open() {
                return TcpConnection.open(name);
            }
        };
    }

    static Connection open(String name) {
        InetSocketAddress address = address(name)
                .orElseThrow(() -> new RigFault(
                        RigFault.Cause.SERIAL_LINE,
                        name + " is no address of a serial server.",
                        "Write tcp://HOST:PORT."));
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), CONNECT_MILLIS);
            socket.setSoTimeout(READ_MILLIS);
            socket.setTcpNoDelay(true);
            missSoon(socket);
            return new TcpConnection(socket);
        } catch (IOException e) {
            close(socket);
            throw new RigFault(
                    RigFault.Cause.SERIAL_LINE,
                    "The serial server at " + name + " does not answer"
                            + (e instanceof ConnectException ? "." : ": " + e.getMessage() + "."),
                    "See that it runs, that the port is right and that nobody else is connected to it.",
                    e);
        }
    }

    @Override
    public int read(byte[] buffer) {
        try {
            return socket.getInputStream().read(buffer);
        } catch (SocketTimeoutException e) {
            return 0;
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public boolean isStillThere() {
        return true;
    }

    @Override
    public boolean write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        close(socket);
    }

    private static void missSoon(Socket socket) throws IOException {
        socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 1);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 1);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 2);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // nothing is left to be saved
        }
    }
}
