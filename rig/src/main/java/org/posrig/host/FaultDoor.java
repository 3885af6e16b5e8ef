package org.posrig.host;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A door by which a soak lets the acquirer die in the middle of a run: whoever connects to it has the listening sockets closed, and sees
 * the connection end when they are. There is none unless the system property {@value #PROPERTY} names a path for its local socket.
 */
final class FaultDoor implements AutoCloseable {

    private static final String PROPERTY = "posrig.soak.host";

    private final ServerSocketChannel socket;

    private FaultDoor(ServerSocketChannel socket) {
        this.socket = socket;
    }

    /** @param death what happens to the acquirer; empty where nobody has asked for the door */
    static Optional<FaultDoor> open(Runnable death) {
        String path = System.getProperty(PROPERTY, "");
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try {
            ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            socket.bind(UnixDomainSocketAddress.of(Path.of(path)));
            Thread.ofVirtual().name("fault-door").start(() -> serve(socket, death));
            return Optional.of(new FaultDoor(socket));
        } catch (IOException e) {
            // The soak notices that nobody opens.
            return Optional.empty();
        }
    }

    private static void serve(ServerSocketChannel socket, Runnable death) {
        try (SocketChannel unused = socket.accept()) {
            death.run();
        } catch (IOException e) {
            // It was closed: the run is over.
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // Closing is all that was wanted.
        }
    }
}
