package org.posrig.bench;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.posrig.fault.RigFault;

/**
 * The wire from relay outputs to a stand-in's contacts: each change of an output, its active level already applied, becomes a line
 * with the sender's monotonic time, so that a busy machine does not turn presses into bounces.
 */
final class ContactWire implements AutoCloseable {

    private final String terminal;
    private final SocketChannel channel;

    ContactWire(String terminal, Path socket) {
        this.terminal = terminal;
        try {
            channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            throw lost(e);
        }
    }

    void moved(String contact, boolean closed) {
        moved(contact, closed, System.nanoTime());
    }

    /** A change that was seen a while ago, at a time of this process's monotonic clock. */
    synchronized void moved(String contact, boolean closed, long nanos) {
        String line = nanos + " " + contact + (closed ? " closed\n" : " open\n");
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw lost(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private RigFault lost(IOException cause) {
        return new RigFault(
                RigFault.Cause.STAND_IN,
                "The contacts of the stand-in terminal " + terminal + " cannot be reached (" + cause.getMessage()
                        + ").",
                "See whether its process still runs and what it wrote to its .err file.",
                cause);
    }
}
