package org.chaland.backoffice;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list. Its text form shows the number of items only.
 *
 * @param <T> type of the items
 * @param <K> type of the key of the next page
 * @param items in the order of the list; unmodifiable
 * @param next the key to pass for the next page; empty if this is the last page
 */
public record Page<T, K>(List<T> items, Optional<K> next) {

    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
    }

    /** Returns the first page of a list that was read with one extra item, which shows whether there is a next page. */
    static <T, K> Page<T, K> of(List<T> oneMore, int size, Function<T, K> key) {
        return oneMore.size() <= size
                ? new Page<>(oneMore, Optional.empty())
                : new Page<>(oneMore.subList(0, size), Optional.of(key.apply(oneMore.get(size - 1))));
    }

    /** Returns this page with its items mapped; items mapped to empty are left out. The key of the next page stays. */
    <R> Page<R, K> keeping(Function<T, Optional<R>> mapping) {
        return new Page<>(
                items.stream().flatMap(item -> mapping.apply(item).stream()).toList(), next);
    }

    /** Returns a page without items and without a next page. */
    static <T, K> Page<T, K> empty() {
        return new Page<>(List.of(), Optional.empty());
    }

    @Override
    public String toString() {
        return "Page[items=" + items.size() + ", next=" + next.isPresent() + "]";
    }
}
