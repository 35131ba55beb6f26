package org.chaland.memory;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Cuts lists into pages. */
final class Pages {

    private Pages() {}

    /** What follows the element of that key; all of it without a key, nothing if no element has it. */
    static <T, K> Stream<T> after(List<T> all, Optional<K> key, Function<T, K> keyOf) {
        return key.map(last -> all.stream()
                        .dropWhile(element -> !keyOf.apply(element).equals(last))
                        .skip(1))
                .orElseGet(all::stream);
    }
}
