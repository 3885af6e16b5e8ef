package org.posrig.host.service;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.posrig.fault.RigFault;
import org.posrig.host.service.ServiceRequests.Answer;

/**
 * Customer service and merchant platform over HTTP and JSON (see {@code ServiceRequests} for what can be asked), on 127.0.0.1 alone.
 * Every request must carry {@code Authorization: Bearer <token>}: other users of the machine and pages in a browser do not know it.
 * Answers are 200 done, 400 a body that is not what the request needs, 401 no or a wrong token, 403 refused with its
 * {@code reason}, 404 no such request or no such terminal in an open lane, 413 a body above 8 KiB.
 */
public final class ServiceDoor implements AutoCloseable {

    private static final String TERMINALS = "/v1/terminals/";
    private static final int LARGEST_BODY = 8192;

    private final HttpServer server;
    private final ExecutorService threads;
    private final Function<String, Optional<CustomerService>> services;
    private final String token;
    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ServiceDoor(
            HttpServer server,
            ExecutorService threads,
            Function<String, Optional<CustomerService>> services,
            String token) {
        this.server = server;
        this.threads = threads;
        this.services = services;
        this.token = token;
    }

    /**
     * Opens the door.
     *
     * @param port TCP port, 0 for any free one
     * @param services the customer service that a terminal's lane has, by terminal number
     * @throws RigFault when the port is taken
     */
    public static ServiceDoor open(int port, Function<String, Optional<CustomerService>> services) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
            byte[] random = new byte[16];
            new SecureRandom().nextBytes(random);
            ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
            ServiceDoor door =
                    new ServiceDoor(server, threads, services, HexFormat.of().formatHex(random));
            server.setExecutor(threads);
            server.createContext("/", door::serve);
            server.start();
            return door;
        } catch (IOException e) {
            throw new RigFault(
                    RigFault.Cause.NETWORK_PORT,
                    "Customer service cannot listen on port " + port + " of 127.0.0.1: " + e.getMessage() + ".",
                    "Choose another port with --service, or 0 for any free one.",
                    e);
        }
    }

    /** Where requests go: a terminal number and a request's own path are put behind it. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + TERMINALS);
    }

    /** What every request must carry; a secret. */
    public String token() {
        return token;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = answer(exchange);
            byte[] body = json.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().add("Content-Type", "application/json; charset=utf-8");
            exchange.getResponseHeaders().add("Cache-Control", "no-store");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        if (!authorised(exchange)) {
            return bad(401, "Send the door's token as 'Authorization: Bearer <token>'.");
        }
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return bad(413, "A body may have at most " + LARGEST_BODY + " bytes.");
        }
        String path = exchange.getRequestURI().getPath();
        String[] parts =
                path.startsWith(TERMINALS) ? path.substring(TERMINALS.length()).split("/", 2) : new String[0];
        Optional<ServiceRequests.Known> known = parts.length < 2
                ? Optional.empty()
                : ServiceRequests.find(exchange.getRequestMethod() + " " + parts[1]);
        if (known.isEmpty()) {
            return bad(404, "There is no such request; paths begin with " + TERMINALS + "<terminal number>/.");
        }
        Optional<CustomerService> service = services.apply(parts[0]);
        if (service.isEmpty()) {
            return bad(404, "No open lane has this terminal.");
        }
        Set<String> fields = known.get().fields();
        Optional<Map<String, String>> asked = fields.isEmpty() ? Optional.of(Map.of()) : texts(body, fields);
        return asked.map(texts -> known.get().answer(service.get(), parts[0], texts))
                .orElseGet(() -> bad(
                        400,
                        "The body must be a JSON object with the texts " + String.join(", ", new TreeSet<>(fields))
                                + " and nothing else."));
    }

    // Jackson's own complaints quote the body, which may hold a password; none is passed on.
    private Optional<Map<String, String>> texts(byte[] body, Set<String> fields) throws IOException {
        try {
            JsonNode node = json.readTree(body);
            Map<String, String> texts = new TreeMap<>();
            if (node != null) {
                node.properties().stream()
                        .filter(field -> field.getValue().isTextual())
                        .forEach(field ->
                                texts.put(field.getKey(), field.getValue().textValue()));
            }
            return node != null && node.size() == texts.size() && texts.keySet().equals(fields)
                    ? Optional.of(texts)
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private boolean authorised(HttpExchange exchange) {
        String sent = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        return MessageDigest.isEqual(
                sent.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }

    private static Answer bad(int status, String reason) {
        return new Answer(status, Map.of("reason", reason));
    }
}
