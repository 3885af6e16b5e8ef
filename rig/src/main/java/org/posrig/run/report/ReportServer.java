package org.posrig.run.report;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.posrig.fault.BadInput;
import org.posrig.fault.RigFault;

/** Shows a report to browsers, read-only, on this machine alone unless told otherwise, and to others only with a token. */
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
        return of(report, address, port, Optional.empty());
    }

    /**
     * The same, for those who know a token.
     *
     * @throws BadInput when others than this machine could reach it without a token, too
     */
    public static ReportServer of(Path report, String address, int port, Optional<ReportToken> token) {
        try {
            InetAddress bound = InetAddress.getByName(address);
            if (!bound.isLoopbackAddress() && token.isEmpty()) {
                throw new BadInput("A report on " + address + " needs a token, since others may reach it there.");
            }
            HttpServer server = HttpServer.create(new InetSocketAddress(bound, port), 0);
            HttpContext everything = server.createContext(
                    "/",
                    SimpleFileServer.createFileHandler(report.toAbsolutePath().normalize()));
            token.ifPresent(known -> everything.getFilters().add(known.filter()));
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

    /** Whether nobody but this machine can reach an address; false also for one that there is not. */
    public static boolean loopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
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
