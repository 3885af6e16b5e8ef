package org.posrig.host.message;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A listening port that can be shut and opened again while jPOS keeps waiting at it. Shut means shut: connecting is refused, and
 * connections made before end. (jPOS itself pauses five seconds when its server socket fails, so it must never see that.)
 */
public final class Door extends ServerSocket {

    // Below Linux's range for outgoing connections, so that no client's own port can sit on ours while we are shut, and
    // a client
    // cannot connect to itself.
    private static final int LOWEST = 18_000;
    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;
    private static final int BACKLOG = 64;
    private static final long LEAVES_WITHIN_NS = 5_000_000_000L;

    private final String address;
    private final int port;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final CountDownLatch awaited = new CountDownLatch(1);
    private final Set<Socket> visitors = ConcurrentHashMap.newKeySet();
    private ServerSocket inner;
    private boolean shut;
    private boolean gone;
    private boolean waiting;

    /**
     * Opens a door.
     *
     * @param port or 0 for a free one
     * @throws IOException when the port is taken
     */
    public Door(String address, int port) throws IOException {
        this.address = address;
        this.inner = port == 0 ? anyPort(address) : bound(address, port);
        this.port = inner.getLocalPort();
    }

    @Override
    public int getLocalPort() {
        return port;
    }

    /** Waits until somebody serves this door. */
    public boolean awaitServed(long milliseconds) throws InterruptedException {
        return awaited.await(milliseconds, TimeUnit.MILLISECONDS);
    }

    @Override
    public Socket accept() throws IOException {
        awaited.countDown();
        while (true) {
            ServerSocket listening = beginWaiting();
            try {
                Socket visitor = visitor(listening);
                visitors.removeIf(Socket::isClosed);
                visitors.add(visitor);
                if (isShut()) {
                    visitor.close();
                    continue;
                }
                return visitor;
            } catch (SocketException e) {
                if (!isShut() && !listening.isClosed()) {
                    throw e;
                }
            }
        }
    }

    /** Shuts or opens; opening throws when somebody else has taken the port meanwhile. */
    public void shut(boolean shutting) throws IOException {
        shut(shutting, true);
    }

    /**
     * Shuts or opens.
     *
     * @param endVisits whether connections made before end when it is shut
     */
    public void shut(boolean shutting, boolean endVisits) throws IOException {
        lock.lock();
        try {
            if (gone || shut == shutting) {
                return;
            }
            if (shutting) {
                shut = true;
                closeInner();
                if (endVisits) {
                    closeVisitors();
                }
            } else {
                inner = bound(address, port);
                shut = false;
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            gone = true;
            changed.signalAll();
            closeInner();
            closeVisitors();
        } finally {
            lock.unlock();
        }
        super.close();
    }

    private boolean isShut() {
        lock.lock();
        try {
            return shut || gone;
        } finally {
            lock.unlock();
        }
    }

    private Socket visitor(ServerSocket listening) throws IOException {
        try {
            return listening.accept();
        } finally {
            lock.lock();
            waiting = false;
            changed.signalAll();
            lock.unlock();
        }
    }

    private ServerSocket beginWaiting() throws SocketException {
        lock.lock();
        try {
            while (shut && !gone) {
                changed.awaitUninterruptibly();
            }
            if (gone) {
                throw new SocketException("The acquirer's port " + port + " is closed.");
            }
            waiting = true;
            return inner;
        } finally {
            lock.unlock();
        }
    }

    // The port is free only when nobody waits at the socket any more: a virtual thread leaves it a moment after the
    // close.
    private void closeInner() throws IOException {
        inner.close();
        long left = LEAVES_WITHIN_NS;
        try {
            while (waiting && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeVisitors() throws IOException {
        for (Socket visitor : visitors) {
            visitor.close();
        }
        visitors.clear();
    }

    private static ServerSocket anyPort(String address) throws IOException {
        IOException last = new IOException("No port was tried.");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return bound(address, ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));
            } catch (IOException e) {
                last = e;
            }
        }
        throw last;
    }

    private static ServerSocket bound(String address, int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port), BACKLOG);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
