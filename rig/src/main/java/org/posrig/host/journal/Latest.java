package org.posrig.host.journal;

import java.util.ArrayList;
import java.util.List;

/** The latest of what has been added, in order, numbered from 1. Not safe for several threads. */
final class Latest<T> {

    private final int most;
    private final List<T> ring = new ArrayList<>();
    private long added;

    Latest(int most) {
        this.most = most;
    }

    /** How many have been added, those included that are gone. */
    long added() {
        return added;
    }

    void add(T item) {
        if (ring.size() < most) {
            ring.add(item);
        } else {
            ring.set(place(added + 1), item);
        }
        added++;
    }

    /** Puts another in the place of one; does nothing where that is gone. */
    boolean replace(long number, T item) {
        boolean there = number > added - ring.size() && number <= added;
        if (there) {
            ring.set(place(number), item);
        }
        return there;
    }

    /** The oldest first. */
    List<T> all() {
        List<T> all = new ArrayList<>(ring.size());
        for (long number = added - ring.size() + 1; number <= added; number++) {
            all.add(ring.get(place(number)));
        }
        return List.copyOf(all);
    }

    private int place(long number) {
        return (int) ((number - 1) % most);
    }
}
