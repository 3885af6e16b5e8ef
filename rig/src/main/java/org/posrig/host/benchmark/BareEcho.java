package org.posrig.host.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jpos.core.SimpleConfiguration;
import org.jpos.iso.ISOException;
import org.jpos.iso.ISOMsg;
import org.jpos.iso.ISOServer;
import org.jpos.iso.ISOSource;
import org.jpos.iso.packager.GenericPackager;
import org.posrig.fault.RigFault;
import org.posrig.host.message.UnionPayChannel;

/** The measure: a jPOS server with the acquirer's own channel and packager that sends each message back as its reply, and nothing else. */
final class BareEcho implements AutoCloseable {

    private static final int BACKLOG = 64;
    private static final int SESSIONS = 200;

    private final ServerSocket socket;
    private final ISOServer server;

    BareEcho() {
        try {
            socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            UnionPayChannel channel = new UnionPayChannel();
            channel.setPackager(new GenericPackager("jar:org/posrig/host/cup-pos.xml"));
            SimpleConfiguration configuration = new SimpleConfiguration();
            configuration.put("private-header-length", "6");
            configuration.put("max-packet-length", "4096");
            configuration.put("timeout", "300000");
            configuration.put("virtual-threads", "true");
            channel.setConfiguration(configuration);
            server = new ISOServer(socket.getLocalPort(), channel, SESSIONS);
            CountDownLatch asked = new CountDownLatch(1);
            server.setSocketFactory(port -> {
                asked.countDown();
                return socket;
            });
            server.setConfiguration(configuration);
            server.addISORequestListener(BareEcho::echo);
            Thread.ofPlatform().daemon().name("bare-echo").start(server);
            if (!asked.await(10, TimeUnit.SECONDS)) {
                throw new IOException("it has not begun to serve in ten seconds");
            }
        } catch (IOException | ISOException e) {
            throw new RigFault(
                    RigFault.Cause.HOST,
                    "The bare server does not start: " + e.getMessage() + ".",
                    "See what the sentence names and run the benchmark again.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    private static boolean echo(ISOSource source, ISOMsg message) {
        try {
            message.setResponseMTI();
            source.send(message);
            return true;
        } catch (ISOException | IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
