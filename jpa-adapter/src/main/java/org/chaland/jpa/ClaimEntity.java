package org.chaland.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Claim;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.jspecify.annotations.Nullable;

/** A row of {@code chaland_claim}. Not safe for use by several threads. */
@Entity(name = "ChalandClaim")
@Table(name = "chaland_claim")
@Cacheable(false)
class ClaimEntity {

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "shop", length = 64)
    private String shop;

    @Column(name = "purpose", length = 20)
    private String purpose;

    @Column(name = "asker_key", length = 64)
    private String askerKey;

    @Column(name = "asker", length = 64)
    private String asker;

    @Column(name = "email", length = 254)
    private String email;

    @Column(name = "language", length = 35)
    private @Nullable String language;

    @Column(name = "placed_order", length = 100)
    private @Nullable String order;

    @Column(name = "account_issuer")
    private @Nullable String accountIssuer;

    @Column(name = "account_subject")
    private @Nullable String accountSubject;

    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    @Column(name = "epoch")
    private long epoch;

    @Column(name = "requested_at")
    private long requestedAt;

    @Column(name = "tries")
    private int tries;

    @Column(name = "state", length = 20)
    private String state;

    @Column(name = "ended_at")
    private @Nullable Long endedAt;

    @Column(name = "version")
    private long version;

    /** For the persistence provider. */
    protected ClaimEntity() {}

    static Row newRow(Claim claim) {
        return changes(claim)
                .set("id", claim.id())
                .set("shop", claim.shop())
                .set("purpose", claim.purpose())
                .set("asker_key", Keys.ofAsker(claim.shop(), claim.asker()))
                .set("asker", claim.asker())
                .set("email", claim.email().value())
                .set("language", claim.language())
                .set("placed_order", claim.order())
                .set("requested_at", claim.requestedAt())
                .set("version", claim.version());
    }

    /** Everything that an update writes, except the version. */
    static Row changes(Claim claim) {
        return new Row("chaland_claim")
                .set("account_issuer", claim.account().map(Account::issuer))
                .set("account_subject", claim.account().map(Account::subject))
                .set("customer_id", claim.customer())
                .set("epoch", claim.epoch())
                .set("tries", claim.tries())
                .set("state", claim.state())
                .set("ended_at", claim.endedAt());
    }

    Claim toModel() {
        var claim = Claim.builder(
                        id,
                        new ShopId(shop),
                        Claim.Purpose.valueOf(purpose),
                        asker,
                        CanonicalEmail.of(email).orElseThrow(),
                        Stored.instant(requestedAt))
                .language(Optional.ofNullable(language))
                .tries(tries)
                .version(version);
        if (order != null) {
            claim.order(order);
        }
        if (accountIssuer != null && accountSubject != null) {
            var account = new Account(accountIssuer, accountSubject);
            claim.account(account, Optional.ofNullable(customerId).map(CustomerId::new), epoch);
        }
        Stored.instant(endedAt).ifPresent(end -> claim.ended(Claim.State.valueOf(state), end));
        return claim.build();
    }
}
