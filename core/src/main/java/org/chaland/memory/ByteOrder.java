package org.chaland.memory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.UUID;

/** Orders by bytes, as every database can; Java compares halves of ids as signed numbers, and texts by UTF-16. */
final class ByteOrder {

    static final Comparator<UUID> OF_IDS = Comparator.comparing(UUID::toString);

    static final Comparator<String> OF_TEXTS =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private ByteOrder() {}
}
