package org.posrig.yaml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes of files as people write them: a whole number and its unit, {@code KB}, {@code MB} or {@code GB}, each a thousand of the one before. */
public final class Sizes {

    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6}) ?(KB|MB|GB)");

    private Sizes() {}

    /** How many bytes; empty where it is no size. */
    public static Optional<Long> bytes(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long unit = switch (matcher.group(2)) {
            case "KB" -> 1_000L;
            case "MB" -> 1_000_000L;
            default -> 1_000_000_000L;
        };
        return Optional.of(Long.parseLong(matcher.group(1)) * unit);
    }
}
