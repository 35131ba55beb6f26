package org.chaland.jpa;

import static java.util.stream.Collectors.toMap;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Access;
import org.chaland.model.Account;
import org.chaland.model.AccountHolder;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountStore;

/** Accounts, looked at across all shops. */
final class JpaAccountStore implements AccountStore {

    private static final String HOLDERS = """
            select c.id, c.shop, l.proof, l.madeByShop, l.state, l.since from ChalandCustomer c join c.links l
            where l.subjectKey = :key
            """;

    private static final String ACCESS = """
            select p.customerId, p.shop, max(p.accessUntil) from ChalandPurchase p
            where p.customerId in :customers
            group by p.customerId, p.shop
            """;

    private static final String TO_LOOK_AT = """
            select l.issuer, l.subject from ChalandCustomer c join c.links l
            where l.lookAt > :after and l.lookAt <= :until
            order by l.lookAt, l.subjectKey
            """;

    private static final String LOOK_AGAIN = """
            update chaland_link set look_at = ?
            where subject_key = ? and look_at is not null
            """;

    private final Calls calls;

    JpaAccountStore(Calls calls) {
        this.calls = calls;
    }

    @Override
    public List<AccountHolder> holders(Account account) {
        return calls.read("find the customers of an account at", account.issuer(), manager -> {
            var rows = new Read<>(manager, Object[].class, HOLDERS)
                    .with("key", Keys.ofAccount(account))
                    .values();
            var access = access(manager, rows.stream().map(row -> (UUID) row[0]).toList());
            return rows.stream().map(row -> holder(account, row, access)).toList();
        });
    }

    @Override
    public List<Account> toLookAt(Instant after, Instant until, int limit) {
        return calls.read(
                "list the accounts to be looked at until",
                until,
                manager -> new Read<>(manager, Object[].class, TO_LOOK_AT)
                                .with("after", Micros.of(after))
                                .with("until", Micros.of(until))
                                .limit(limit)
                                .convert(row -> new Account((String) row[0], (String) row[1]))
                                .stream()
                                .distinct()
                                .toList());
    }

    @Override
    public void lookAgain(Account account, Instant at) {
        calls.write(
                "put off an account at",
                account.issuer(),
                manager -> Statements.execute(manager, LOOK_AGAIN, Micros.of(at), Keys.ofAccount(account)));
    }

    private static Map<Buyer, Access> access(EntityManager manager, List<UUID> customers) {
        if (customers.isEmpty()) {
            return Map.of();
        }
        return new Read<>(manager, Object[].class, ACCESS)
                .with("customers", customers).values().stream()
                        .collect(toMap(
                                row -> new Buyer((String) row[1], (UUID) row[0]),
                                row -> PurchaseMapper.access(Optional.ofNullable((Long) row[2]))));
    }

    private static AccountHolder holder(Account account, Object[] row, Map<Buyer, Access> access) {
        var link = new Link(
                account,
                Link.Proof.valueOf((String) row[2]),
                (Boolean) row[3],
                Link.State.valueOf((String) row[4]),
                Micros.toInstant((Long) row[5]));
        var buyer = new Buyer((String) row[1], (UUID) row[0]);
        return new AccountHolder(
                new ShopId(buyer.shop()),
                new CustomerId(buyer.customer()),
                link,
                access.getOrDefault(buyer, Access.none()));
    }

    /** A customer of a shop. */
    private record Buyer(String shop, UUID customer) {}
}
