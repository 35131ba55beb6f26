package org.chaland.memory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chaland.model.AuditEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.spi.AuditLog;
import org.chaland.spi.StorageException;

/** What staff did, by id. */
final class InMemoryAuditLog implements AuditLog {

    private static final Comparator<AuditEntry> NEWEST_FIRST = Comparator.comparing(AuditEntry::at)
            .thenComparing(AuditEntry::id, Lists.BY_ID)
            .reversed();

    private final InMemoryTransactions transactions;
    private final InMemoryTable<UUID, AuditEntry> entries;

    InMemoryAuditLog(InMemoryTransactions transactions) {
        this.transactions = transactions;
        entries = new InMemoryTable<>(transactions);
    }

    @Override
    public void append(AuditEntry entry) {
        transactions.atomically(() -> {
            if (entries.contains(entry.id())) {
                throw new StorageException("Audit entry " + entry.id() + " exists: make a new id for every entry.");
            }
            entries.put(entry.id(), entry);
            return true;
        });
    }

    void forgetReasons(ShopId shop, CustomerId customer) {
        of(shop, customer)
                .map(entry -> new AuditEntry(
                        entry.id(), shop, customer, entry.action(), entry.staff(), Optional.empty(), entry.at()))
                .toList()
                .forEach(entry -> entries.put(entry.id(), entry));
    }

    boolean has(ShopId shop, CustomerId customer) {
        return of(shop, customer).findAny().isPresent();
    }

    void forget(ShopId shop, CustomerId customer) {
        of(shop, customer).toList().forEach(entry -> entries.remove(entry.id()));
    }

    private Stream<AuditEntry> of(ShopId shop, CustomerId customer) {
        return entries.all()
                .filter(entry -> entry.shop().equals(shop) && entry.customer().equals(customer));
    }

    @Override
    public List<AuditEntry> ofCustomer(ShopId shop, CustomerId customer, Optional<UUID> after, int limit) {
        return transactions.atomically(() -> {
            var all = of(shop, customer).sorted(NEWEST_FIRST).toList();
            return Lists.after(all, after, AuditEntry::id).limit(limit).toList();
        });
    }
}
