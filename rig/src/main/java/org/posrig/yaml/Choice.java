package org.posrig.yaml;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The names of an enum as files have them: in lower case, with hyphens. */
record Choice<E extends Enum<E>>(Class<E> type) {

    Optional<E> of(String written) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> written(constant).equals(written))
                .findFirst();
    }

    String known() {
        return Arrays.stream(type.getEnumConstants()).map(Choice::written).collect(Collectors.joining(", "));
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
