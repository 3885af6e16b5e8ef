package org.posrig.host.message;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A table of response codes. */
public final class ResponseCodes {

    private final Map<String, ResponseCode> codes = new TreeMap<>();

    public ResponseCodes(Collection<ResponseCode> table) {
        table.forEach(code -> codes.put(code.code(), code));
    }

    public Optional<ResponseCode> code(String code) {
        return Optional.ofNullable(codes.get(code));
    }

    /** Whether a code means that a payment goes through; one that is not in the table does not. */
    public boolean approval(String code) {
        ResponseCode known = codes.get(code);
        return known != null && known.success();
    }

    /** All of them, by their codes. */
    public List<ResponseCode> all() {
        return List.copyOf(codes.values());
    }
}
