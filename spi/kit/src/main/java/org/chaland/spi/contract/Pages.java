package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Walks through lists that come in pages. */
final class Pages {

    /** Longer than any list here. */
    static final int ALL = 100;

    private static final List<Integer> LIMITS = List.of(1, 2, 3, ALL);

    private Pages() {}

    /** A list that comes in pages of elements with keys. */
    @FunctionalInterface
    interface Paged<T, K> {

        List<T> page(Optional<K> after, int limit);
    }

    /** Shows that the pages hold these and nothing else, each once and in this order, however long a page is. */
    static <T, K> void assertPages(List<K> expected, Paged<T, K> list, Function<T, K> keyOf) {
        for (var limit : LIMITS) {
            assertEquals(expected, walk(list, keyOf, limit), "pages of " + limit);
        }
    }

    /** Shows that nothing follows any of these. */
    static <T, K> void assertNothingFollows(List<K> keys, Paged<T, K> list) {
        for (var key : keys) {
            assertEquals(List.of(), list.page(Optional.of(key), ALL), "after " + key);
        }
    }

    /** Of a list with elements. */
    static <T> void assertUnmodifiable(List<T> list) {
        var first = list.get(0);

        assertThrows(UnsupportedOperationException.class, list::clear);
        assertThrows(UnsupportedOperationException.class, () -> list.add(first));
    }

    /** Ends with a broken list, too, that never does. */
    private static <T, K> List<K> walk(Paged<T, K> list, Function<T, K> keyOf, int limit) {
        var keys = new ArrayList<K>();
        var page = list.page(Optional.empty(), limit);
        while (!page.isEmpty() && keys.size() < ALL) {
            assertTrue(page.size() <= limit, "a page longer than " + limit);
            page.forEach(element -> keys.add(keyOf.apply(element)));
            page = list.page(Optional.of(keys.get(keys.size() - 1)), limit);
        }
        return keys;
    }
}
