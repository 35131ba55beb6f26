package org.chaland.backoffice;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list. Its text form tells how much there is, not what (I10).
 *
 * @param <T> what is listed
 * @param <K> by what a page is continued
 * @param items in the order of the list; unmodifiable
 * @param next to be passed for the next page; empty if this is the last one
 */
public record Page<T, K>(List<T> items, Optional<K> next) {

    /** Keeps its own copy of the items. */
    public Page {
        items = List.copyOf(items);
    }

    /** Of one item more than the page holds, which shows whether there is a next page. */
    static <T, K> Page<T, K> of(List<T> oneMore, int size, Function<T, K> key) {
        return oneMore.size() <= size
                ? new Page<>(oneMore, Optional.empty())
                : new Page<>(oneMore.subList(0, size), Optional.of(key.apply(oneMore.get(size - 1))));
    }

    /** The same page with what is left of its items; it may be shorter, and goes on all the same. */
    <R> Page<R, K> keeping(Function<T, Optional<R>> left) {
        return new Page<>(
                items.stream().flatMap(item -> left.apply(item).stream()).toList(), next);
    }

    /** Nothing, and nothing that follows. */
    static <T, K> Page<T, K> empty() {
        return new Page<>(List.of(), Optional.empty());
    }

    @Override
    public String toString() {
        return "Page[items=" + items.size() + ", next=" + next.isPresent() + "]";
    }
}
