package org.chaland.memory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Orders lists by bytes, as every database can, and cuts them into pages. */
final class Lists {

    /** Java compares halves of ids as signed numbers. */
    static final Comparator<UUID> BY_ID = Comparator.comparing(UUID::toString);

    /** Java compares texts by UTF-16. */
    static final Comparator<String> BY_TEXT =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private Lists() {}

    /** What follows the element of that key; all of it without a key, nothing if no element has it. */
    static <T, K> Stream<T> after(List<T> all, Optional<K> key, Function<T, K> keyOf) {
        return key.map(last -> all.stream()
                        .dropWhile(element -> !keyOf.apply(element).equals(last))
                        .skip(1))
                .orElseGet(all::stream);
    }
}
