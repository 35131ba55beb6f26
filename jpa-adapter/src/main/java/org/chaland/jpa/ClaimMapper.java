package org.chaland.jpa;

import java.util.Optional;
import org.chaland.jpa.entity.ClaimEntity;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Claim;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;

/** Between claims and their rows. */
final class ClaimMapper {

    private ClaimMapper() {}

    static Claim toModel(ClaimEntity entity) {
        var claim = Claim.builder(
                        entity.id(),
                        new ShopId(entity.shop()),
                        new Account(entity.accountIssuer(), entity.accountSubject()),
                        CanonicalEmail.of(entity.email()).orElseThrow(),
                        Micros.toInstant(entity.requestedAt()))
                .code(code(entity))
                .tries(entity.tries())
                .version(entity.version());
        entity.customerId().ifPresent(customer -> claim.customer(new CustomerId(customer), entity.epoch()));
        return claim.build();
    }

    private static Optional<Claim.Code> code(ClaimEntity entity) {
        return entity.codeHash()
                .flatMap(hash -> entity.codeMadeAt().map(madeAt -> new Claim.Code(hash, Micros.toInstant(madeAt))));
    }

    static Row newRow(Claim claim) {
        return changes(claim)
                .set("id", claim.id())
                .set("shop", claim.shop().value())
                .set("account_key", Keys.ofAccount(claim.shop(), claim.account()))
                .set("account_issuer", claim.account().issuer())
                .set("account_subject", claim.account().subject())
                .set("email", claim.email().value())
                .set("customer_id", claim.customer().map(CustomerId::value))
                .set("epoch", claim.epoch())
                .set("requested_at", claim.requestedAt())
                .set("version", claim.version());
    }

    /** Everything that an update writes, but the version. */
    static Row changes(Claim claim) {
        return new Row("chaland_claim")
                .set("code_hash", claim.code().map(Claim.Code::hash))
                .set("code_made_at", claim.code().map(Claim.Code::madeAt).map(Micros::of))
                .set("tries", claim.tries());
    }
}
