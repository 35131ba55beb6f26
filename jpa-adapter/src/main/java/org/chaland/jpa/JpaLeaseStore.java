package org.chaland.jpa;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chaland.spi.LeaseStore;

/** Leases: names that one worker holds at a time. Each has one row, which the worker that takes it updates or inserts. */
final class JpaLeaseStore implements LeaseStore {

    private static final String TAKE = """
            update chaland_lease set holder = ?, held_until = ?
            where lease_key = ? and (holder = ? or held_until <= ?)
            """;

    private static final String RELEASE = """
            delete from chaland_lease
            where lease_key = ? and holder = ?
            """;

    private static final String OVER = """
            select lease_key from chaland_lease
            where held_until <= ?
            order by held_until, lease_key limit ?
            """;

    private static final String FORGET = """
            delete from chaland_lease
            where held_until <= ? and lease_key in (...)
            """;

    private final Transactions transactions;

    JpaLeaseStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Tries the update first, because a worker that died leaves its row behind. */
    @Override
    public boolean take(String name, UUID holder, Instant now, Instant until) {
        var key = Keys.ofLease(name);
        return transactions.write(
                "take a lease for",
                holder,
                manager -> Statements.execute(manager, TAKE, holder, until, key, holder, now) > 0
                        || Statements.insertUnlessTaken(manager, row(key, holder, until), List.of()));
    }

    @Override
    public void release(String name, UUID holder) {
        transactions.write(
                "release a lease of",
                holder,
                manager -> Statements.execute(manager, RELEASE, Keys.ofLease(name), holder));
    }

    @Override
    public int purge(Instant over, int most) {
        return transactions.write("purge leases that ended by", over, manager -> {
            var keys = Statements.select(manager, OVER, row -> row.getString(1), over, most);
            return Statements.executeForAll(manager, FORGET, List.of(over), keys);
        });
    }

    private static Row row(String key, UUID holder, Instant until) {
        return new Row("chaland_lease")
                .set("lease_key", key)
                .set("holder", holder)
                .set("held_until", until);
    }
}
