package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.jpa.entity.AccountEntity;
import org.chaland.model.Account;
import org.chaland.model.AccountHolder;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
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

    private static final String DELETE = """
            delete from chaland_account
            where subject_key = ?
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

    private static AccountHolder holder(Account account, Object[] row) {
        var link = new Link(
                account,
                Link.Proof.valueOf((String) row[2]),
                Link.State.valueOf((String) row[3]),
                Micros.toInstant((Long) row[4]));
        return new AccountHolder(
                new ShopId((String) row[1]),
                new CustomerId((UUID) row[0]),
                link,
                PurchaseMapper.access(Optional.ofNullable((Long) row[5])));
    }

    @Override
    public boolean insert(ShopAccount account) {
        var row = changes(account)
                .set("subject_key", Keys.ofAccount(account.account()))
                .set("issuer", account.account().issuer())
                .set("subject", account.account().subject())
                .set("made_by", account.madeBy().value());
        return calls.write(
                "insert an account at",
                account.account().issuer(),
                manager -> Statements.insertUnlessTaken(manager, row, List.of()));
    }

    @Override
    public Optional<ShopAccount> find(Account account) {
        return calls.read(
                "find an account at",
                account.issuer(),
                manager -> ofKey(manager, account).first(JpaAccountStore::toModel));
    }

    @Override
    public Optional<ShopAccount> lock(Account account) {
        return calls.lock(
                "lock an account at",
                account.issuer(),
                manager -> ofKey(manager, account).locked().first(JpaAccountStore::toModel));
    }

    private static Read<AccountEntity> ofKey(EntityManager manager, Account account) {
        return new Read<>(manager, AccountEntity.class, FIND).with("key", Keys.ofAccount(account));
    }

    @Override
    public boolean update(ShopAccount account) {
        return calls.write(
                "update an account at",
                account.account().issuer(),
                manager -> Statements.update(
                        manager, changes(account), "subject_key = ?", Keys.ofAccount(account.account())));
    }

    @Override
    public boolean delete(Account account) {
        return calls.write(
                "delete an account at",
                account.issuer(),
                manager -> Statements.execute(manager, DELETE, Keys.ofAccount(account)) > 0);
    }

    @Override
    public List<Account> toLookAt(Instant after, Instant until, int limit) {
        return calls.read(
                "list the accounts to be looked at until",
                until,
                manager -> new Read<>(manager, AccountEntity.class, TO_LOOK_AT)
                        .with("after", Micros.of(after))
                        .with("until", Micros.of(until))
                        .limit(limit)
                        .list(entity -> toModel(entity).account()));
    }

    private static ShopAccount toModel(AccountEntity entity) {
        return new ShopAccount(
                new Account(entity.issuer(), entity.subject()),
                new ShopId(entity.madeBy()),
                entity.suspended(),
                Micros.toInstant(entity.lookAt()));
    }

    private static Row changes(ShopAccount account) {
        return new Row("chaland_account").set("suspended", account.suspended()).set("look_at", account.lookAt());
    }
}
