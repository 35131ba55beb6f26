package org.chaland.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.CourseGrant;
import org.chaland.spi.CourseStore;

/** What accounts were given in courses. */
final class InMemoryCourses implements CourseStore {

    private final InMemoryTransactions transactions;
    private final InMemoryTable<Key, CourseGrant> grants;

    InMemoryCourses(InMemoryTransactions transactions) {
        this.transactions = transactions;
        grants = new InMemoryTable<>(transactions);
    }

    @Override
    public Optional<CourseGrant> find(Account account, String course) {
        return transactions.atomically(() -> grants.find(new Key(account, course)));
    }

    @Override
    public List<CourseGrant> ofAccount(Account account) {
        return transactions.atomically(() ->
                grants.all().filter(grant -> grant.account().equals(account)).toList());
    }

    @Override
    public void put(CourseGrant grant) {
        transactions.atomically(() -> {
            grants.put(new Key(grant.account(), grant.course()), grant);
            return true;
        });
    }

    @Override
    public void delete(Account account, String course) {
        transactions.atomically(() -> {
            grants.remove(new Key(account, course));
            return true;
        });
    }

    @Override
    public List<CourseGrant> toLookAt(Instant until, int limit) {
        return transactions.atomically(() -> grants.all()
                .filter(grant -> grant.lookAt().filter(at -> !at.isAfter(until)).isPresent())
                .sorted(Comparator.comparing(grant -> grant.lookAt().orElseThrow()))
                .limit(limit)
                .toList());
    }

    private record Key(Account account, String course) {}
}
