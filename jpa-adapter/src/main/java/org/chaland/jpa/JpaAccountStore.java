package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Account;
import org.chaland.model.AccountHolder;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountStore;

/** Accounts, looked at across all shops. */
final class JpaAccountStore implements AccountStore {

    private static final String HOLDERS = """
            select c.id, c.shop, l.proof, l.madeByShop, l.state, l.since,
                (select max(p.accessUntil) from ChalandPurchase p where p.customerId = c.id and p.shop = c.shop)
            from ChalandCustomer c join c.links l
            where l.subjectKey = :key
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
        return calls.read(
                "find the customers of an account at",
                account.issuer(),
                manager -> new Read<>(manager, Object[].class, HOLDERS)
                        .with("key", Keys.ofAccount(account))
                        .convert(row -> holder(account, row)));
    }

    @Override
    public List<Account> toLookAt(Instant after, Instant until, int limit) {
        return calls.read(
                "list the accounts to be looked at until",
                until,
                manager -> toLookAt(manager, after, until, limit, limit));
    }

    /** One that two shops have made is found twice; more rows are read until there are enough. */
    private static List<Account> toLookAt(EntityManager manager, Instant after, Instant until, int limit, int rows) {
        var read = new Read<>(manager, Object[].class, TO_LOOK_AT)
                .with("after", Micros.of(after))
                .with("until", Micros.of(until))
                .limit(rows)
                .convert(row -> new Account((String) row[0], (String) row[1]));
        var accounts = read.stream().distinct().limit(limit).toList();
        return accounts.size() == limit || read.size() < rows
                ? accounts
                : toLookAt(manager, after, until, limit, 2 * rows);
    }

    @Override
    public void lookAgain(Account account, Instant at) {
        calls.write(
                "put off an account at",
                account.issuer(),
                manager -> Statements.execute(manager, LOOK_AGAIN, Micros.of(at), Keys.ofAccount(account)));
    }

    private static AccountHolder holder(Account account, Object[] row) {
        var link = new Link(
                account,
                Link.Proof.valueOf((String) row[2]),
                (Boolean) row[3],
                Link.State.valueOf((String) row[4]),
                Micros.toInstant((Long) row[5]));
        return new AccountHolder(
                new ShopId((String) row[1]),
                new CustomerId((UUID) row[0]),
                link,
                PurchaseMapper.access(Optional.ofNullable((Long) row[6])));
    }
}
