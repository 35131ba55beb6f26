package org.chaland.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.ShopId;
import org.chaland.spi.DisclosureStore;
import org.chaland.spi.StorageException;

/** What staff were shown, by id. */
final class InMemoryDisclosures implements DisclosureStore {

    private static final Comparator<Disclosure> OLDEST_FIRST =
            Comparator.comparing(Disclosure::at).thenComparing(Disclosure::id, Lists.BY_ID);

    private final InMemoryTransactions transactions;
    private final InMemoryTable<UUID, Disclosure> entries;

    InMemoryDisclosures(InMemoryTransactions transactions) {
        this.transactions = transactions;
        entries = new InMemoryTable<>(transactions);
    }

    @Override
    public void append(List<Disclosure> added) {
        transactions.inTransaction(() -> {
            added.forEach(this::append);
            return true;
        });
    }

    void forget(ShopId shop, CustomerId customer) {
        entries.removeAll(entry -> entry.shop().equals(shop) && entry.customer().equals(Optional.of(customer)));
    }

    private void append(Disclosure entry) {
        if (entries.contains(entry.id())) {
            throw new StorageException("Disclosure " + entry.id() + " exists: make a new id for every entry.");
        }
        entries.put(entry.id(), entry);
    }

    @Override
    public List<Disclosure> ofCustomer(
            ShopId shop, CustomerId customer, Optional<Instant> since, Optional<UUID> after, int limit) {
        return page(
                entry -> entry.shop().equals(shop)
                        && entry.customer()
                                .map(customer::equals)
                                .orElseGet(
                                        () -> since.filter(time -> !entry.at().isBefore(time))
                                                .isPresent()),
                OLDEST_FIRST.reversed(),
                after,
                limit);
    }

    @Override
    public List<Disclosure> between(ShopId shop, Instant from, Instant until, Optional<UUID> after, int limit) {
        return page(
                entry -> entry.shop().equals(shop)
                        && !entry.at().isBefore(from)
                        && entry.at().isBefore(until),
                OLDEST_FIRST,
                after,
                limit);
    }

    @Override
    public Optional<Disclosure> oldestAfter(Optional<ShopId> shop) {
        return transactions.atomically(() -> entries.all()
                .filter(entry -> shop.filter(last -> entry.shop().value().compareTo(last.value()) <= 0)
                        .isEmpty())
                .min(Comparator.<Disclosure, String>comparing(
                                entry -> entry.shop().value())
                        .thenComparing(OLDEST_FIRST)));
    }

    @Override
    public int purge(ShopId shop, Instant over, int most) {
        return transactions.atomically(() -> {
            var old = entries.all()
                    .filter(entry -> entry.shop().equals(shop) && !entry.at().isAfter(over))
                    .sorted(OLDEST_FIRST)
                    .limit(most)
                    .toList();
            old.forEach(entry -> entries.remove(entry.id()));
            return old.size();
        });
    }

    private List<Disclosure> page(
            Predicate<Disclosure> listed, Comparator<Disclosure> order, Optional<UUID> after, int limit) {
        return transactions.atomically(() -> {
            var all = entries.all().filter(listed).sorted(order).toList();
            return Lists.after(all, after, Disclosure::id).limit(limit).toList();
        });
    }
}
