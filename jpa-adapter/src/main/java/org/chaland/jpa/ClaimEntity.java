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

    @Column(name = "account_key", length = 64)
    private String accountKey;

    @Column(name = "account_issuer")
    private String accountIssuer;

    @Column(name = "account_subject")
    private String accountSubject;

    @Column(name = "email", length = 254)
    private String email;

    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    @Column(name = "epoch")
    private long epoch;

    @Column(name = "requested_at")
    private long requestedAt;

    @Column(name = "code_hash", length = 64)
    private @Nullable String codeHash;

    @Column(name = "code_made_at")
    private @Nullable Long codeMadeAt;

    @Column(name = "tries")
    private int tries;

    @Column(name = "version")
    private long version;

    /** For the persistence provider. */
    protected ClaimEntity() {}

    static Row newRow(Claim claim) {
        return changes(claim)
                .set("id", claim.id())
                .set("shop", claim.shop())
                .set("account_key", Keys.ofAccount(claim.shop(), claim.account()))
                .set("account_issuer", claim.account().issuer())
                .set("account_subject", claim.account().subject())
                .set("email", claim.email().value())
                .set("requested_at", claim.requestedAt())
                .set("version", claim.version());
    }

    /** Everything that an update writes, except the version. */
    static Row changes(Claim claim) {
        return new Row("chaland_claim")
                .set("customer_id", claim.customer())
                .set("epoch", claim.epoch())
                .set("code_hash", claim.code().map(Claim.Code::hash))
                .set("code_made_at", claim.code().map(Claim.Code::madeAt))
                .set("tries", claim.tries());
    }

    Claim toModel() {
        var claim = Claim.builder(
                        id,
                        new ShopId(shop),
                        new Account(accountIssuer, accountSubject),
                        CanonicalEmail.of(email).orElseThrow(),
                        Stored.instant(requestedAt))
                .code(Optional.ofNullable(codeHash)
                        .flatMap(hash -> Stored.instant(codeMadeAt).map(madeAt -> new Claim.Code(hash, madeAt))))
                .tries(tries)
                .version(version);
        if (customerId != null) {
            claim.customer(new CustomerId(customerId), epoch);
        }
        return claim.build();
    }
}
