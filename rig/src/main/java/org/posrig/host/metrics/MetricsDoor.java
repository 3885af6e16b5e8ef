package org.posrig.host.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jpos.q2.Q2;
import org.posrig.fault.RigFault;

/**
 * jPOS's Prometheus endpoint, at one address: {@code /metrics} gives what jPOS's own registry has counted and {@code /jpos/q2/status} says
 * whether Q2 runs, as {@code org.jpos.metrics.PrometheusService} of jPOS 3.0.1 does. That bean itself is not deployed because it
 * always listens on every address of the machine.
 */
public final class MetricsDoor implements AutoCloseable {

    private static final String TEXT_FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads;

    private MetricsDoor(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Opens the endpoint.
     *
     * @param bindAddress {@code 127.0.0.1} unless told otherwise: anybody who reaches it may read
     * @param port TCP port, 0 for any free one
     * @throws RigFault when it cannot listen there
     */
    public static MetricsDoor open(Q2 q2, String bindAddress, int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(bindAddress), port), 0);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            server.setExecutor(threads);
            server.createContext(
                    "/metrics",
                    exchange -> serve(
                            exchange, () -> q2.getPrometheusMeterRegistry().scrape()));
            server.createContext(
                    "/jpos/q2/status", exchange -> serve(exchange, () -> q2.running() ? "running\n" : "stopping\n"));
            server.start();
            return new MetricsDoor(server, threads);
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.NETWORK_PORT,
                    "The metrics cannot be served on " + bindAddress + " port " + port + ": " + e.getMessage() + ".",
                    "Choose another port with --metrics, or 0 for any free one.",
                    e);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void serve(HttpExchange exchange, Supplier<String> text) throws IOException {
        try (exchange) {
            byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", TEXT_FORMAT);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
