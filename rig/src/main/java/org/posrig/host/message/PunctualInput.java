package org.posrig.host.message;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;

/**
 * A terminal's bytes, with a limit to how long one message may take from its first byte to its last: each byte on its own may be in
 * time while all of them hold a session for hours. Touched by one thread.
 */
final class PunctualInput extends InputStream {

    /** A message was not complete in time. */
    static final class SlowMessage extends IOException {

        private static final long serialVersionUID = 1L;

        private SlowMessage(long limit) {
            super("a message that was not complete " + limit + " ms after its first byte");
        }
    }

    private final Socket socket;
    private final InputStream in;
    private final int idleTime;
    private final int messageTime;
    private long began;
    private boolean inside;
    private boolean shortened;

    /**
     * Takes a connection's bytes over.
     *
     * @param idleTime milliseconds to wait for the first byte of a message, 0 for ever
     * @param messageTime milliseconds from the first byte to the last
     */
    PunctualInput(Socket socket, int idleTime, int messageTime) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.idleTime = idleTime;
        this.messageTime = messageTime;
    }

    /** The first byte of a message is there. */
    void begin() {
        inside = true;
        began = System.nanoTime();
    }

    /** The message is complete. */
    void end() {
        inside = false;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (!inside) {
            if (shortened) {
                socket.setSoTimeout(idleTime);
                shortened = false;
            }
            return in.read(bytes, offset, length);
        }
        long left = messageTime - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        if (left <= 0) {
            throw new SlowMessage(messageTime);
        }
        socket.setSoTimeout((int) left);
        shortened = true;
        try {
            return in.read(bytes, offset, length);
        } catch (SocketTimeoutException e) {
            throw new SlowMessage(messageTime);
        }
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
