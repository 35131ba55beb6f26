package org.chaland.jpa;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Account;
import org.chaland.model.Claim;
import org.chaland.model.ShopId;
import org.chaland.spi.ClaimStore;

/** Claims: e-mail addresses that accounts want to prove by a code. */
final class JpaClaimStore implements ClaimStore {

    private static final String FIND = """
        select c from ChalandClaim c
        where c.id = :id and c.shop = :shop
        """;

    private static final String FIND_BY_ACCOUNT = """
        select c from ChalandClaim c
        where c.accountKey = :key
        """;

    private static final String DELETE = """
        delete from chaland_claim
        where id = ? and shop = ?
        """;

    private static final String REQUESTED = """
        select c.id from ChalandClaim c
        where c.requestedAt <= :requested
        order by c.requestedAt, c.id
        """;

    private static final String FORGET = """
        delete from chaland_claim
        where requested_at <= ? and id in (...)
        """;

    private final Transactions transactions;

    JpaClaimStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean insert(Claim claim) {
        return transactions.write(
                "insert claim",
                claim.id(),
                manager -> Statements.insertUnlessTaken(manager, ClaimEntity.newRow(claim), List.of()));
    }

    @Override
    public Optional<Claim> find(ShopId shop, UUID id) {
        return transactions.read(
                "find claim",
                id,
                manager -> new Read<>(manager, ClaimEntity.class, FIND)
                        .with("id", id)
                        .with("shop", shop)
                        .first(ClaimEntity::toModel));
    }

    @Override
    public Optional<Claim> findByAccount(ShopId shop, Account account) {
        return transactions.read(
                "find the claim of an account in shop",
                shop,
                manager -> new Read<>(manager, ClaimEntity.class, FIND_BY_ACCOUNT)
                        .with("key", Keys.ofAccount(shop, account))
                        .first(ClaimEntity::toModel));
    }

    @Override
    public boolean update(Claim claim) {
        return transactions.write(
                "update claim",
                claim.id(),
                manager -> Statements.update(
                        manager,
                        ClaimEntity.changes(claim),
                        claim.version(),
                        "id = ? and shop = ?",
                        claim.id(),
                        claim.shop()));
    }

    @Override
    public int purge(Instant requested, int most) {
        return transactions.write("purge claims requested by", requested, manager -> {
            var ids = new Read<>(manager, UUID.class, REQUESTED)
                    .with("requested", requested)
                    .limit(most)
                    .values();
            return Statements.executeForAll(manager, FORGET, List.of(requested), ids);
        });
    }

    @Override
    public boolean delete(ShopId shop, UUID id) {
        return transactions.write("delete claim", id, manager -> Statements.execute(manager, DELETE, id, shop) > 0);
    }
}
