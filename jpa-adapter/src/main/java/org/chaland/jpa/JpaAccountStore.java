package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopAccount;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountStore;

/** Accounts that shops had made, and the customers of an account in all shops. */
final class JpaAccountStore implements AccountStore {

    private static final String HOLDERS = """
            select c.id, c.shop, l.proof, l.state, l.since,
                (select max(p.accessUntil) from ChalandPurchase p where p.customerId = c.id and p.shop = c.shop)
            from ChalandCustomer c join c.links l
            where l.subjectKey = :key
            """;

    private static final String FIND = """
            select a from ChalandAccount a
            where a.subjectKey = :key
            """;

    private static final String TO_LOOK_AT = """
            select a from ChalandAccount a
            where a.lookAt > :after and a.lookAt <= :until
            order by a.lookAt, a.subjectKey
            """;

    private static final String UPDATE = """
            update chaland_account set suspended = ?, closed_at = ?, look_at = ?
            where subject_key = ?
            """;

    private static final String DELETE = """
            delete from chaland_account
            where subject_key = ?
            """;

    private final Transactions transactions;

    JpaAccountStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<AccountStore.Holder> holders(Account account) {
        return transactions.read(
                "find the customers of an account at",
                account.issuer(),
                manager -> new Read<>(manager, Object[].class, HOLDERS)
                        .with("key", Keys.ofAccount(account))
                        .convert(row -> holder(account, row)));
    }

    private static AccountStore.Holder holder(Account account, Object[] row) {
        return new AccountStore.Holder(
                new ShopId((String) row[1]),
                new CustomerId((UUID) row[0]),
                LinkColumns.link(account, (String) row[2], (String) row[3], (Long) row[4]),
                PurchaseEntity.access((Long) row[5]));
    }

    @Override
    public boolean insert(ShopAccount made) {
        return transactions.write(
                "insert an account at",
                made.account().issuer(),
                manager -> Statements.insertUnlessTaken(manager, AccountEntity.newRow(made), List.of()));
    }

    @Override
    public Optional<ShopAccount> find(Account account) {
        return transactions.read(
                "find an account at",
                account.issuer(),
                manager -> ofKey(manager, account).first(AccountEntity::toModel));
    }

    @Override
    public Optional<ShopAccount> lock(Account account) {
        return transactions.lock(
                "lock an account at",
                account.issuer(),
                manager -> ofKey(manager, account).locked().first(AccountEntity::toModel));
    }

    private static Read<AccountEntity> ofKey(EntityManager manager, Account account) {
        return new Read<>(manager, AccountEntity.class, FIND).with("key", Keys.ofAccount(account));
    }

    @Override
    public boolean update(ShopAccount made) {
        return transactions.write(
                "update an account at",
                made.account().issuer(),
                manager -> Statements.execute(
                                manager,
                                UPDATE,
                                made.suspended(),
                                made.closedAt(),
                                made.lookAt(),
                                Keys.ofAccount(made.account()))
                        > 0);
    }

    @Override
    public boolean delete(Account account) {
        return transactions.write(
                "delete an account at",
                account.issuer(),
                manager -> Statements.execute(manager, DELETE, Keys.ofAccount(account)) > 0);
    }

    @Override
    public List<Account> toLookAt(Instant after, Instant until, int limit) {
        return transactions.read(
                "list the accounts to look at until",
                until,
                manager -> new Read<>(manager, AccountEntity.class, TO_LOOK_AT)
                        .with("after", after)
                        .with("until", until)
                        .limit(limit)
                        .list(entity -> entity.toModel().account()));
    }
}
