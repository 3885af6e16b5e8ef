package org.posrig.host.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One direction of one connection: a thread that takes bytes in as they come, and one that lets them out when they are due. At most
 * {@value #UNDERWAY} chunks are under way, then the sender has to wait.
 */
final class Pipe {

    private static final int UNDERWAY = 256;
    private static final int CHUNK = 1024;

    /**
     * Bytes on their way, or the end that follows them.
     *
     * @param reset whether the end was a reset and no orderly one
     */
    private record Chunk(byte[] bytes, long due, boolean end, boolean reset) {}

    private final Direction direction;
    private final Socket from;
    private final Socket to;
    private final Weather weather;
    private final Connection connection;
    private final BlockingQueue<Chunk> underway = new ArrayBlockingQueue<>(UNDERWAY);
    private Thread reader = Thread.currentThread();
    private Thread writer = Thread.currentThread();
    private final AtomicInteger carried = new AtomicInteger();
    private long ahead = System.nanoTime();

    Pipe(Direction direction, Socket from, Socket to, Weather weather, Connection connection) {
        this.direction = direction;
        this.from = from;
        this.to = to;
        this.weather = weather;
        this.connection = connection;
    }

    void start() {
        reader = Thread.ofVirtual().name("line-in").start(() -> run(this::takeIn));
        writer = Thread.ofVirtual().name("line-out").start(() -> run(this::letOut));
    }

    /** Whether bytes have been taken in that are not out yet. */
    boolean carries() {
        return carried.get() > 0;
    }

    void interrupt() {
        reader.interrupt();
        writer.interrupt();
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private void run(Work work) {
        try {
            work.run();
        } catch (IOException e) {
            connection.end(false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeIn() throws InterruptedException {
        byte[] buffer = new byte[CHUNK];
        boolean reset = false;
        try {
            InputStream in = from.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                ahead = weather.due(System.nanoTime(), ahead, count);
                carried.incrementAndGet();
                underway.put(new Chunk(Arrays.copyOf(buffer, count), ahead, false, false));
            }
        } catch (IOException e) {
            reset = true;
        }
        ahead = weather.due(System.nanoTime(), ahead, 0);
        underway.put(new Chunk(new byte[0], ahead, true, reset));
    }

    private void letOut() throws IOException, InterruptedException {
        OutputStream out = to.getOutputStream();
        while (true) {
            Chunk chunk = underway.take();
            weather.await(chunk.due());
            if (chunk.end()) {
                connection.ended(to, chunk.reset());
                return;
            }
            Weather.Passage passage = weather.pass(direction, chunk.bytes().length);
            out.write(chunk.bytes(), 0, passage.bytes());
            out.flush();
            carried.decrementAndGet();
            if (passage.cut()) {
                connection.end(false);
                return;
            }
        }
    }
}
