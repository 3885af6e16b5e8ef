package org.posrig.run.report;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.posrig.fault.BadInput;
import org.posrig.fault.ToType;

/**
 * What whoever reads a report over the network must know: once in an address ({@code ?token=…}), from then on in a cookie, or in
 * {@code Authorization: Bearer <token>}. Never shown but to whoever starts the server.
 */
public final class ReportToken {

    /** The environment variable that may hold it, for servers that are started by others. */
    public static final String VARIABLE = "POSRIG_REPORT_TOKEN";

    private static final String COOKIE = "posrig-report";
    private static final int BYTES = 24;
    private static final int SHORTEST = 16;

    private final String value;

    private ReportToken(String value) {
        this.value = value;
    }

    /**
     * The one of the environment; without it the file's, which is made with mode 0600 when it is not there.
     *
     * @throws BadInput when the file may be read by others or cannot be read or made, or the token is too short or has other
     *     characters than an address may have
     */
    public static ReportToken of(Path file, Optional<String> environment) {
        String value =
                environment.map(String::strip).filter(text -> !text.isEmpty()).orElseGet(() -> kept(file));
        if (!value.matches("[A-Za-z0-9_-]{" + SHORTEST + ",200}")) {
            throw new BadInput((environment.isPresent() ? VARIABLE : file.toString()) + ": a token has at least "
                    + SHORTEST + " letters and digits and nothing else but '-' and '_'.");
        }
        return new ReportToken(value);
    }

    /** The token itself; a secret. */
    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return "•••";
    }

    /** Lets nobody past who does not know it. */
    Filter filter() {
        return new Filter() {
            @Override
            public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
                if (asked(exchange)) {
                    // The address is not left in the browser's line, where somebody may look over a shoulder.
                    exchange.getResponseHeaders()
                            .add("Set-Cookie", COOKIE + "=" + value + "; HttpOnly; SameSite=Strict; Path=/");
                    exchange.getResponseHeaders()
                            .add("Location", exchange.getRequestURI().getRawPath());
                    end(exchange, 303, "");
                } else if (known(exchange)) {
                    chain.doFilter(exchange);
                } else {
                    exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer");
                    end(
                            exchange,
                            401,
                            "Open the address with its token, as '" + ToType.posrig("report --serve")
                                    + "' has told it.\n");
                }
            }

            @Override
            public String description() {
                return "asks for the token";
            }
        };
    }

    private boolean asked(HttpExchange exchange) {
        return parts(exchange.getRequestURI().getRawQuery(), "&").anyMatch(part -> same(part, "token=" + value));
    }

    private boolean known(HttpExchange exchange) {
        return same(exchange.getRequestHeaders().getFirst("Authorization"), "Bearer " + value)
                || exchange.getRequestHeaders().getOrDefault("Cookie", List.of()).stream()
                        .flatMap(header -> parts(header, ";"))
                        .anyMatch(part -> same(part, COOKIE + "=" + value));
    }

    private static Stream<String> parts(@Nullable String text, String between) {
        return text == null ? Stream.of() : Arrays.stream(text.split(between)).map(String::strip);
    }

    // Takes as long for a wrong token as for the right one.
    private static boolean same(@Nullable String sent, String wanted) {
        return sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
    }

    private static void end(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                byte[] random = new byte[BYTES];
                new SecureRandom().nextBytes(random);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(random) + "\n");
            }
            if (!Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)
                    .containsAll(Files.getPosixFilePermissions(file))) {
                throw new BadInput(file + ": others may read this token; run chmod 600 on it.");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new BadInput(
                    file + ": the token cannot be kept here (" + e.getMessage() + "); see to its permissions.");
        }
    }
}
