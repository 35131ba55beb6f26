package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.chaland.model.Account;
import org.chaland.model.AccountHolder;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountStore;

/** Accounts, across all shops. */
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

    private final Transactions transactions;

    JpaAccountStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<AccountHolder> holders(Account account) {
        return transactions.read(
                "find the customers of an account at",
                account.issuer(),
                manager -> new Read<>(manager, Object[].class, HOLDERS)
                        .with("key", Keys.ofAccount(account))
                        .convert(row -> holder(account, row)));
    }

    @Override
    public List<Account> toLookAt(Instant after, Instant until, int limit) {
        return transactions.read(
                "list the accounts to look at until", until, manager -> toLookAt(manager, after, until, limit, limit));
    }

    /** An account that two shops have made is found twice, so more rows are read until there are enough accounts. */
    private static List<Account> toLookAt(EntityManager manager, Instant after, Instant until, int limit, int rows) {
        var read = new Read<>(manager, Object[].class, TO_LOOK_AT)
                .with("after", after)
                .with("until", until)
                .limit(rows)
                .convert(row -> new Account((String) row[0], (String) row[1]));
        var accounts = read.stream().distinct().limit(limit).toList();
        return accounts.size() == limit || read.size() < rows
                ? accounts
                : toLookAt(manager, after, until, limit, 2 * rows);
    }

    @Override
    public void lookAgain(Account account, Instant at) {
        transactions.write(
                "put off an account at",
                account.issuer(),
                manager -> Statements.execute(manager, LOOK_AGAIN, at, Keys.ofAccount(account)));
    }

    private static AccountHolder holder(Account account, Object[] row) {
        return new AccountHolder(
                new ShopId((String) row[1]),
                new CustomerId((UUID) row[0]),
                LinkColumns.link(account, (String) row[2], (Boolean) row[3], (String) row[4], (Long) row[5]),
                PurchaseEntity.access((Long) row[6]));
    }
}
