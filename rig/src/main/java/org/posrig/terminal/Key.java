package org.posrig.terminal;

import java.util.regex.Pattern;

/** A key of a terminal by its profile's name: {@code 0} to {@code 9}, {@code enter}, {@code cancel}, {@code f2} … */
public record Key(String name) implements Comparable<Key> {

    private static final Pattern NAME = Pattern.compile("[a-z0-9*#-]{1,16}");

    public Key {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A key's name is lower-case letters, digits, * # and -, not '" + name + "'.");
        }
    }

    public static Key digit(char digit) {
        return new Key(String.valueOf(digit));
    }

    @Override
    public int compareTo(Key other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
