package org.posrig.host.interfacefile;

import java.util.Map;

/** The longest that the acquirer writes into each field of an answer by itself, message type and bitmap left out. */
final class Answered {

    static final Map<Integer, Object> FIELDS = Map.ofEntries(
            Map.entry(0, "0210"),
            Map.entry(2, "6".repeat(19)),
            Map.entry(3, "000000"),
            Map.entry(4, "000000001200"),
            Map.entry(11, "000017"),
            Map.entry(12, "235959"),
            Map.entry(13, "1231"),
            Map.entry(14, "3012"),
            Map.entry(15, "1231"),
            Map.entry(23, "001"),
            Map.entry(25, "00"),
            Map.entry(32, "00010000"),
            Map.entry(37, "123100000001"),
            Map.entry(38, "000001"),
            Map.entry(39, "00"),
            Map.entry(41, "20260001"),
            Map.entry(42, "104290057220001"),
            Map.entry(44, "00010000   00010000   "),
            Map.entry(48, "0".repeat(62)),
            Map.entry(49, "156"),
            Map.entry(54, "1002156C000000001200"),
            Map.entry(60, "2200000100060"),
            Map.entry(62, new byte[130]),
            Map.entry(63, "CUP"),
            Map.entry(64, new byte[8]));

    private Answered() {}

    static String shown(Object value) {
        return value instanceof byte[] bytes
                ? bytes.length + " bytes"
                : "such as '" + (((String) value).length() > 22 ? ((String) value).length() + " digits" : value) + "'";
    }
}
