package org.chaland.memory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which rows belong to a key, undone with the transaction. Used in steps of a transaction only. */
final class InMemoryIndex<K, V> {

    private final Map<K, Set<V>> rows = new HashMap<>();
    private final InMemoryTransactions transactions;

    InMemoryIndex(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    /** In no order, as they are now. */
    Stream<V> of(K key) {
        return List.copyOf(rows.getOrDefault(key, Set.of())).stream();
    }

    void add(K key, V row) {
        if (own(key).add(row)) {
            transactions.onRollback(() -> own(key).remove(row));
        }
    }

    void remove(K key, V row) {
        if (own(key).remove(row)) {
            transactions.onRollback(() -> own(key).add(row));
        }
    }

    private Set<V> own(K key) {
        return rows.computeIfAbsent(key, any -> new HashSet<>());
    }
}
