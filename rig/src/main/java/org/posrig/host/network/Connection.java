package org.posrig.host.network;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A terminal's connection and the one made to the acquirer for it. */
final class Connection {

    private static final int BOTH = 2;

    private final Socket terminal;
    private final Socket host;
    private final Consumer<Connection> whenOver;
    private final Pipe toHost;
    private final Pipe toTerminal;
    private final AtomicInteger ends = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    Connection(Socket terminal, Socket host, Weather weather, Consumer<Connection> whenOver) {
        this.terminal = terminal;
        this.host = host;
        this.whenOver = whenOver;
        this.toHost = new Pipe(Direction.TO_HOST, terminal, host, weather, this);
        this.toTerminal = new Pipe(Direction.TO_TERMINAL, host, terminal, weather, this);
    }

    void start() {
        toHost.start();
        toTerminal.start();
    }

    /** One side has ended: the other is told in the same way, and when both have, nothing is left. */
    void ended(Socket other, boolean reset) throws IOException {
        if (reset || ends.incrementAndGet() == BOTH) {
            end(reset);
        } else {
            other.shutdownOutput();
        }
    }

    /** Whether bytes are under way on it. */
    boolean carries() {
        return toHost.carries() || toTerminal.carries();
    }

    /** Ends both sides at once. */
    void end(boolean reset) {
        if (over.getAndSet(true)) {
            return;
        }
        close(terminal, reset);
        close(host, reset);
        toHost.interrupt();
        toTerminal.interrupt();
        whenOver.accept(this);
    }

    private static void close(Socket socket, boolean reset) {
        try {
            if (reset) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException e) {
            // It is to end; that it had ended already is as good.
        }
    }
}
