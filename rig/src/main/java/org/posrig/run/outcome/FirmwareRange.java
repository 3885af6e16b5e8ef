package org.posrig.run.outcome;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Versions of a firmware: all of them, one ({@code 1.2.3}), those that begin so ({@code 1.2.*}), or from one to another, both included
 * ({@code 1.0..1.2.3}, {@code ..1.2}). Numbers between dots count as numbers, so 1.10 comes after 1.9.
 */
public record FirmwareRange(Optional<String> from, Optional<String> to, Optional<String> beginning) {

    /** How a range is written. */
    public static final Pattern WRITTEN = Pattern.compile(
            "\\*|(?<beginning>V\\.)\\*|(?<from>V)?\\.\\.(?<to>V)?|(?<one>V)".replace("V", "\\w+(?:[.-]\\w+)*"));

    static final FirmwareRange ALL = new FirmwareRange(Optional.empty(), Optional.empty(), Optional.empty());

    /** @param written fits {@link #WRITTEN} */
    static FirmwareRange of(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException(written);
        }
        Optional<String> one = Optional.ofNullable(parts.group("one"));
        return new FirmwareRange(
                one.or(() -> Optional.ofNullable(parts.group("from"))),
                one.or(() -> Optional.ofNullable(parts.group("to"))),
                Optional.ofNullable(parts.group("beginning")));
    }

    /** Whether a version lies in it; one that is not known lies in {@code *} only. */
    boolean has(String version) {
        if (equals(ALL)) {
            return true;
        }
        return !version.isEmpty()
                && beginning.filter(start -> !(version + ".").startsWith(start)).isEmpty()
                && from.filter(least -> compare(version, least) < 0).isEmpty()
                && to.filter(most -> compare(version, most) > 0).isEmpty();
    }

    private static int compare(String one, String other) {
        String[] left = one.split("[.-]");
        String[] right = other.split("[.-]");
        return IntStream.range(0, Math.max(left.length, right.length))
                .map(i -> part(i < left.length ? left[i] : "0", i < right.length ? right[i] : "0"))
                .filter(difference -> difference != 0)
                .findFirst()
                .orElse(0);
    }

    private static int part(String left, String right) {
        boolean numbers = left.matches("\\d{1,9}") && right.matches("\\d{1,9}");
        return numbers ? Integer.compare(Integer.parseInt(left), Integer.parseInt(right)) : left.compareTo(right);
    }
}
