package org.posrig.fault;

import java.util.List;

/**
 * What a user gave cannot be used: a file, an argument, a feature. Carries every mistake found, each one sentence that begins
 * with its place ({@code file:line:column:}) where it has one. Commands end with exit code 2 on it.
 */
public final class BadInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    public BadInput(List<String> mistakes) {
        super(String.join(System.lineSeparator(), mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    public BadInput(String mistake) {
        this(List.of(mistake));
    }

    public List<String> mistakes() {
        return mistakes;
    }
}
