package org.posrig.run.report;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;

/** Shows a report to browsers, read-only, on this machine alone unless told otherwise. */
public final class ReportServer implements AutoCloseable {

    private final HttpServer server;

    private ReportServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Opens the port.
     *
     * @param address {@code 127.0.0.1}, or one at which others may read
     * @param port 0 for any free one
     * @throws BadInput when there is no such address
     * @throws RigFault when the port is taken
     */
    public static ReportServer of(Path report, String address, int port) {
        try {
            HttpServer server = SimpleFileServer.createFileServer(
                    new InetSocketAddress(InetAddress.getByName(address), port),
                    report.toAbsolutePath().normalize(),
                    SimpleFileServer.OutputLevel.NONE);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return new ReportServer(server);
        } catch (UnknownHostException e) {
            throw new BadInput("--bind: there is no address '" + address + "'; give one of this machine's.");
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.NETWORK_PORT,
                    "The report cannot be shown on " + address + " port " + port + " (" + e.getMessage() + ").",
                    "Choose another --port, or leave it out for any free one.",
                    e);
        } catch (java.io.UncheckedIOException e) {
            throw new RigFault(
                    RigFault.Cause.NETWORK_PORT,
                    "The report cannot be shown on " + address + " port " + port + " ("
                            + e.getCause().getMessage() + ").",
                    "Choose another --port, or leave it out for any free one.",
                    e);
        }
    }

    /** Where a browser finds the report. */
    public String address() {
        InetSocketAddress bound = server.getAddress();
        String host = bound.getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : bound.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
