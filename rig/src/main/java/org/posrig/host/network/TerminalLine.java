package org.posrig.host.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.posrig.fault.RigFault;
import org.posrig.host.message.Door;

/**
 * The line of one terminal: a port for the terminal to connect to, and behind it the acquirer's. A perfect line until it is told
 * otherwise; {@link #mend} makes it one again. Safe for use by several threads.
 */
public final class TerminalLine implements AutoCloseable {

    private static final int CONNECT_MS = 5_000;

    private final String terminalNumber;
    private final InetSocketAddress host;
    private final Door door;
    private final Weather weather;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private boolean refusing;
    private boolean cableOut;
    private volatile boolean closed;

    /**
     * Opens the line's port.
     *
     * @param address where it listens
     * @param port 0 for any free one
     * @param host where the acquirer serves this terminal
     * @param seed of the jitter
     * @throws RigFault when the port cannot be had
     */
    public TerminalLine(String terminalNumber, String address, int port, InetSocketAddress host, long seed) {
        this.terminalNumber = terminalNumber;
        this.host = host.getAddress().isAnyLocalAddress()
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), host.getPort())
                : host;
        this.weather = new Weather(seed);
        try {
            this.door = new Door(address, port);
        } catch (IOException e) {
            throw fault("cannot have " + (port == 0 ? "a port" : "the port " + port), e);
        }
        Thread.ofVirtual().name("line-" + terminalNumber).start(this::serve);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Slows every byte down, each way; jitter is drawn from the line's seed. */
    public void slow(Duration latency, Duration jitter) {
        weather.quality(weather.quality().slowedBy(latency, jitter));
    }

    /** Lets so many bytes pass in a second, each way; 0 for no limit. */
    public void narrow(long bytesPerSecond) {
        weather.quality(weather.quality().narrowedTo(bytesPerSecond));
    }

    /** Lets nothing pass, while connections stay open and can be made; or lets what has gathered go on. */
    public void stall(boolean stalled) {
        weather.flow(!stalled);
    }

    /**
     * Ends the connection once so many more bytes have passed in a direction; that befalls one connection.
     *
     * @param bytes 0 or more
     */
    public void cutAfter(Direction direction, int bytes) {
        weather.cutAfter(direction, bytes);
    }

    /**
     * Pulls the cable or puts it back. While it is out nothing passes on connections that are open, and new ones are refused. (A
     * pulled cable leaves a connecting terminal without any answer; on one machine the kernel always gives one.)
     */
    public synchronized void cable(boolean out) {
        cableOut = out;
        weather.flow(!out);
        setDoor(false);
    }

    /** Refuses new connections and ends those there are, as an acquirer does whose port is shut. */
    public synchronized void refuse(boolean refuse) {
        refusing = refuse;
        setDoor(refuse);
    }

    /** Makes the line perfect again. Connections that are open go on. */
    public synchronized void mend() {
        cableOut = false;
        weather.clear();
        setDoor(false);
    }

    /**
     * Makes the line perfect for whoever has it next: what is still under way belongs to a scenario that is over, and is dropped with
     * its connection. Other connections that are open go on.
     */
    public synchronized void handOver() {
        connections.stream().filter(Connection::carries).forEach(connection -> connection.end(false));
        mend();
    }

    /** Whether bytes are under way. */
    boolean carries() {
        return connections.stream().anyMatch(Connection::carries);
    }

    @Override
    public void close() {
        closed = true;
        weather.clear();
        try {
            door.close();
        } catch (IOException e) {
            // Closing is all that was wanted.
        }
        connections.forEach(connection -> connection.end(false));
    }

    private void setDoor(boolean ending) {
        try {
            if (ending) {
                connections.forEach(connection -> connection.end(false));
            }
            door.shut(refusing || cableOut, ending);
        } catch (IOException e) {
            throw fault("cannot have its port " + port() + " back", e);
        }
    }

    private void serve() {
        while (!closed) {
            try {
                Socket visitor = door.accept();
                Thread.ofVirtual().name("line-connect").start(() -> connect(visitor));
            } catch (IOException e) {
                // A connection that was gone before it was taken up, or the end.
            }
        }
    }

    private void connect(Socket visitor) {
        Socket onwards = new Socket();
        try {
            visitor.setTcpNoDelay(true);
            onwards.setTcpNoDelay(true);
            onwards.connect(host, CONNECT_MS);
            Connection connection = new Connection(visitor, onwards, weather, connections::remove);
            connections.add(connection);
            connection.start();
        } catch (IOException e) {
            closeQuietly(visitor);
            closeQuietly(onwards);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is left of it either way.
        }
    }

    private RigFault fault(String what, IOException cause) {
        return new RigFault(
                RigFault.Cause.NETWORK_PORT,
                "The line of terminal " + terminalNumber + " " + what + ": " + cause.getMessage() + ".",
                "See which program holds it, or the ports above 18000 where any will do (ss -ltnp shows it).",
                cause);
    }
}
