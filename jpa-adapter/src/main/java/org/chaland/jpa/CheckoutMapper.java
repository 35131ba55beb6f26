package org.chaland.jpa;

import org.chaland.jpa.entity.CheckoutEntity;
import org.chaland.model.Account;
import org.chaland.model.Checkout;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;

/** Between checkouts and their rows. */
final class CheckoutMapper {

    private CheckoutMapper() {}

    static Checkout toModel(CheckoutEntity entity) {
        var checkout = Checkout.builder(
                        entity.id(),
                        new ShopId(entity.shop()),
                        entity.handleHash(),
                        Micros.toInstant(entity.expiresAt()))
                .draft(entity.draft().map(DetailsText::read))
                .orderOnly(entity.orderOnly().map(DetailsText::read))
                .signInIssuer(entity.signInIssuer())
                .version(entity.version());
        entity.customerId().ifPresent(customer -> checkout.customer(new CustomerId(customer), entity.epoch()));
        entity.accountIssuer()
                .flatMap(issuer -> entity.accountSubject().map(subject -> new Account(issuer, subject)))
                .ifPresent(checkout::account);
        return checkout.build();
    }

    static Row newRow(Checkout checkout) {
        return changes(checkout)
                .set("id", checkout.id())
                .set("shop", checkout.shop().value())
                .set("version", checkout.version());
    }

    /** Everything that an update writes, but the version. */
    static Row changes(Checkout checkout) {
        return new Row("chaland_checkout")
                .set("handle_hash", checkout.handleHash())
                .set("customer_id", checkout.customer().map(CustomerId::value))
                .set("epoch", checkout.epoch())
                .set("account_issuer", checkout.account().map(Account::issuer))
                .set("account_subject", checkout.account().map(Account::subject))
                .set("draft", checkout.draft().map(DetailsText::write))
                .set("order_only", checkout.orderOnly().map(DetailsText::write))
                .set("sign_in_issuer", checkout.signInIssuer())
                .set("expires_at", checkout.expiresAt());
    }
}
