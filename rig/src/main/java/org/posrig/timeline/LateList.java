package org.posrig.timeline;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A list that is worked out when somebody first looks into it, by whoever that is, and once: what nobody reads costs nothing, and what
 * is read on another thread costs that thread. Safe for use by several threads.
 */
public final class LateList<T> extends AbstractList<T> {

    private @Nullable Supplier<List<T>> source;
    private List<T> items = List.of();

    /** @param source gives the same list whenever it is asked; let go of once it was */
    public LateList(Supplier<List<T>> source) {
        this.source = source;
    }

    @Override
    public T get(int index) {
        return items().get(index);
    }

    @Override
    public int size() {
        return items().size();
    }

    @Override
    public Iterator<T> iterator() {
        return items().iterator();
    }

    @Override
    public Spliterator<T> spliterator() {
        return items().spliterator();
    }

    private synchronized List<T> items() {
        if (source != null) {
            items = List.copyOf(source.get());
            source = null;
        }
        return items;
    }
}
