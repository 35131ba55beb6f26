package org.chaland.memory;

import java.time.Instant;
import java.util.UUID;
import org.chaland.spi.LeaseStore;

/** Who has a name, and until when. */
final class InMemoryLeases implements LeaseStore {

    private final InMemoryTransactions transactions;
    private final InMemoryTable<String, Lease> leases;

    InMemoryLeases(InMemoryTransactions transactions) {
        this.transactions = transactions;
        leases = new InMemoryTable<>(transactions);
    }

    @Override
    public boolean take(String name, UUID holder, Instant now, Instant until) {
        return transactions.atomically(() -> {
            var isAnothers = leases.find(name)
                    .filter(lease ->
                            !lease.holder().equals(holder) && lease.until().isAfter(now))
                    .isPresent();
            if (!isAnothers) {
                leases.put(name, new Lease(holder, until));
            }
            return !isAnothers;
        });
    }

    @Override
    public void release(String name, UUID holder) {
        transactions.atomically(() -> {
            leases.find(name).filter(lease -> lease.holder().equals(holder)).ifPresent(lease -> leases.remove(name));
            return true;
        });
    }

    @Override
    public int purge(Instant over, int most) {
        return transactions.atomically(
                () -> leases.purge(Lease::until, over, most).size());
    }

    /** Who has it, until when. */
    private record Lease(UUID holder, Instant until) {}
}
