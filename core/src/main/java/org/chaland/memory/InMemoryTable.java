package org.chaland.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
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

    /**
     * Removes those whose time has come, the earliest first.
     *
     * @return as they were
     */
    List<V> purge(Function<V, Instant> time, Instant until, int most) {
        var over = rows.entrySet().stream()
                .filter(row -> !time.apply(row.getValue()).isAfter(until))
                .sorted(Comparator.comparing(row -> time.apply(row.getValue())))
                .limit(most)
                .toList();
        over.forEach(row -> remove(row.getKey()));
        return over.stream().map(Map.Entry::getValue).toList();
    }

    /**
     * Removes whatever is like that.
     *
     * @return as it was
     */
    List<V> removeAll(Predicate<V> like) {
        var gone = rows.entrySet().stream()
                .filter(row -> like.test(row.getValue()))
                .toList();
        gone.forEach(row -> remove(row.getKey()));
        return gone.stream().map(Map.Entry::getValue).toList();
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
