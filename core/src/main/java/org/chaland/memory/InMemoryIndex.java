package org.chaland.memory;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Which rows belong to a key, undone with the transaction. Used in steps of a transaction only. */
final class InMemoryIndex<K, V> {

    private final InMemoryTable<K, Set<V>> rows;

    InMemoryIndex(InMemoryTransactions transactions) {
        rows = new InMemoryTable<>(transactions);
    }

    /** In no order. */
    Stream<V> of(K key) {
        return rows.find(key).stream().flatMap(Set::stream);
    }

    void add(K key, V row) {
        var all = new HashSet<>(rows.find(key).orElse(Set.of()));
        all.add(row);
        rows.put(key, all);
    }

    void remove(K key, V row) {
        var all = new HashSet<>(rows.find(key).orElse(Set.of()));
        all.remove(row);
        rows.put(key, all);
    }
}
