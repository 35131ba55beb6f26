package org.chaland.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Rows by key, each change of which is undone when the transaction rolls back. Used in steps of a transaction only. */
final class InMemoryTable<K, V> {

    private final Map<K, V> rows = new HashMap<>();
    private final InMemoryTransactions transactions;

    InMemoryTable(InMemoryTransactions transactions) {
        this.transactions = transactions;
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(rows.get(key));
    }

    boolean contains(K key) {
        return rows.containsKey(key);
    }

    Stream<V> all() {
        return rows.values().stream();
    }

    void put(K key, V value) {
        restoreOnRollback(key);
        rows.put(key, value);
    }

    void remove(K key) {
        restoreOnRollback(key);
        rows.remove(key);
    }

    private void restoreOnRollback(K key) {
        var before = find(key);
        transactions.onRollback(() -> before.ifPresentOrElse(value -> rows.put(key, value), () -> rows.remove(key)));
    }
}
