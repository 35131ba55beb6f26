package org.chaland.jpa;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chaland.spi.LeaseStore;

/** Names that one worker at a time has: one row for each, changed or made by whoever gets it. */
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
            where held_until <= ? and lease_key in
            """;

    private final Calls calls;

    JpaLeaseStore(Calls calls) {
        this.calls = calls;
    }

    /** First as if there were a row, because one is left over wherever a worker died. */
    @Override
    public boolean take(String name, UUID holder, Instant now, Instant until) {
        var key = Keys.ofLease(name);
        return calls.write(
                "take a name for",
                holder,
                manager -> Statements.execute(manager, TAKE, holder, Micros.of(until), key, holder, Micros.of(now)) > 0
                        || Statements.insertUnlessTaken(manager, row(key, holder, until), List.of()));
    }

    @Override
    public void release(String name, UUID holder) {
        calls.write(
                "release a name of",
                holder,
                manager -> Statements.execute(manager, RELEASE, Keys.ofLease(name), holder));
    }

    @Override
    public int purge(Instant over, int most) {
        return calls.write("forget names whose time was over by", over, manager -> {
            var keys = Statements.select(manager, OVER, row -> row.getString(1), Micros.of(over), most);
            return Statements.executeForAll(manager, FORGET, Micros.of(over), keys);
        });
    }

    private static Row row(String key, UUID holder, Instant until) {
        return new Row("chaland_lease")
                .set("lease_key", key)
                .set("holder", holder)
                .set("held_until", until);
    }
}
