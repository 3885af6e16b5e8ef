package org.posrig.host.message;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The table of response codes that ships with the rig, {@code response-codes.properties}. */
public final class ResponseCodes {

    private final Map<String, ResponseCode> codes = new TreeMap<>();

    /** Reads the table. */
    public ResponseCodes() {
        Properties table = new Properties();
        try (Reader reader = new InputStreamReader(
                ResponseCodes.class.getResourceAsStream("/org/posrig/host/response-codes.properties"),
                StandardCharsets.UTF_8)) {
            table.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String code : table.stringPropertyNames()) {
            String[] parts = table.getProperty(code).split("\\|", -1);
            codes.put(code, new ResponseCode(code, parts[0], parts[1], parts[2]));
        }
    }

    public Optional<ResponseCode> code(String code) {
        return Optional.ofNullable(codes.get(code));
    }

    /** All of them, by their codes. */
    public List<ResponseCode> all() {
        return List.copyOf(codes.values());
    }
}
