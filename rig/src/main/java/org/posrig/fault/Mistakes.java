package org.posrig.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects the mistakes of several readings, so that all of them are told at once. Used by one thread. */
public final class Mistakes {

    private final List<String> found = new ArrayList<>();

    /** What a reader gives; empty where it threw {@link BadInput}, whose mistakes are kept. */
    public <T> Optional<T> collect(Supplier<T> reader) {
        try {
            return Optional.of(reader.get());
        } catch (BadInput e) {
            e.mistakes().forEach(this::add);
            return Optional.empty();
        }
    }

    /** Keeps a mistake, one sentence that begins with its place; the same one twice is kept once. */
    public void add(String mistake) {
        if (!found.contains(mistake)) {
            found.add(mistake);
        }
    }

    /** @throws BadInput with all of them, when there are any */
    public void throwAll() {
        if (!found.isEmpty()) {
            throw new BadInput(found);
        }
    }
}
