package org.posrig.host.message;

import java.util.Map;
import java.util.TreeMap;

/**
 * How this acquirer speaks with its terminals.
 *
 * @param packager where jPOS's GenericPackager finds its fields: a path, or {@code jar:} and the name of a resource
 * @param formats the same fields, for whoever asks what one may hold
 * @param channelClass the class of the channel
 * @param channelProperties its properties, without those that this record has itself
 * @param headerLength bytes between TPDU and message type: 6 with UnionPay, 2 with some private acquirers, 0 to 20
 * @param codes what values of F39 mean
 * @param fieldNames what reports call the fields, by number
 */
public record HostInterface(
        String packager,
        FieldFormats formats,
        String channelClass,
        Map<String, String> channelProperties,
        int headerLength,
        ResponseCodes codes,
        Map<Integer, String> fieldNames) {

    /** The longest header taken, in bytes. */
    public static final int LONGEST_HEADER = 20;

    public HostInterface {
        channelProperties = Map.copyOf(channelProperties);
        fieldNames = Map.copyOf(fieldNames);
        if (headerLength < 0 || headerLength > LONGEST_HEADER) {
            throw new IllegalArgumentException("The header's length must be 0 to 20 bytes, not " + headerLength + ".");
        }
    }

    public HostInterface withHeaderLength(int length) {
        return new HostInterface(packager, formats, channelClass, channelProperties, length, codes, fieldNames);
    }

    public HostInterface withChannelProperty(String name, String value) {
        Map<String, String> changed = new TreeMap<>(channelProperties);
        changed.put(name, value);
        return new HostInterface(packager, formats, channelClass, changed, headerLength, codes, fieldNames);
    }
}
