package org.chaland.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Account;
import org.chaland.model.Checkout;
import org.chaland.model.CustomerId;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.jspecify.annotations.Nullable;

/** A row of {@code chaland_checkout}. Not safe for use by several threads. */
@Entity(name = "ChalandCheckout")
@Table(name = "chaland_checkout")
@Cacheable(false)
class CheckoutEntity {

    private static final int LONGEST_TEXT = 1_000_000;

    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "shop", length = 64)
    private String shop;

    @Column(name = "handle_hash", length = 64)
    private String handleHash;

    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    @Column(name = "epoch")
    private long epoch;

    @Column(name = "account_issuer")
    private @Nullable String accountIssuer;

    @Column(name = "account_subject")
    private @Nullable String accountSubject;

    @Column(name = "draft", length = LONGEST_TEXT)
    private @Nullable String draft;

    @Column(name = "order_only", length = LONGEST_TEXT)
    private @Nullable String orderOnly;

    @Column(name = "sign_in_issuer")
    private @Nullable String signInIssuer;

    @Column(name = "sign_in_round")
    private int signInRound;

    @Column(name = "told", length = LONGEST_TEXT)
    private @Nullable String told;

    @Column(name = "told_confirmed")
    private boolean toldConfirmed;

    @Column(name = "sent_by", length = 32)
    private @Nullable String sentBy;

    @Column(name = "record_version")
    private long recordVersion;

    @Column(name = "placed_order", length = PurchaseRef.LONGEST)
    private @Nullable String placedOrder;

    @Column(name = "previous_order", length = PurchaseRef.LONGEST)
    private @Nullable String previousOrder;

    @Column(name = "expires_at")
    private long expiresAt;

    @Column(name = "version")
    private long version;

    /** For the persistence provider. */
    protected CheckoutEntity() {}

    static Row newRow(Checkout checkout) {
        return changes(checkout)
                .set("id", checkout.id())
                .set("shop", checkout.shop())
                .set("version", checkout.version());
    }

    /** Everything that an update writes, except the version. */
    static Row changes(Checkout checkout) {
        return new Row("chaland_checkout")
                .set("handle_hash", checkout.handleHash())
                .set("customer_id", checkout.customer())
                .set("epoch", checkout.epoch())
                .set("account_issuer", checkout.account().map(Account::issuer))
                .set("account_subject", checkout.account().map(Account::subject))
                .set("draft", checkout.draft().map(StoredText::of))
                .set("order_only", checkout.orderOnly().map(StoredText::of))
                .set("sign_in_issuer", checkout.signIn().map(Checkout.SignIn::issuer))
                .set(
                        "sign_in_round",
                        checkout.signIn().map(Checkout.SignIn::round).orElse(0))
                .set("told", checkout.told().map(known -> StoredText.of(known.details())))
                .set(
                        "told_confirmed",
                        checkout.told().filter(Checkout.Told::emailConfirmed).isPresent())
                .set("sent_by", checkout.sentBy())
                .set("record_version", checkout.recordVersion())
                .set("placed_order", checkout.order())
                .set("previous_order", checkout.previousOrder())
                .set("expires_at", checkout.expiresAt());
    }

    Checkout toModel() {
        var checkout = Checkout.builder(id, new ShopId(shop), handleHash, Stored.instant(expiresAt))
                .draft(Optional.ofNullable(draft).map(StoredText::details))
                .orderOnly(Optional.ofNullable(orderOnly).map(StoredText::details))
                .signIn(Optional.ofNullable(signInIssuer).map(issuer -> new Checkout.SignIn(issuer, signInRound)))
                .told(Optional.ofNullable(told)
                        .map(StoredText::details)
                        .map(details -> new Checkout.Told(details, toldConfirmed)))
                .sentBy(Optional.ofNullable(sentBy))
                .recordVersion(recordVersion)
                .order(Optional.ofNullable(placedOrder))
                .previousOrder(Optional.ofNullable(previousOrder))
                .version(version);
        if (customerId != null) {
            checkout.customer(new CustomerId(customerId), epoch);
        }
        if (accountIssuer != null && accountSubject != null) {
            checkout.account(new Account(accountIssuer, accountSubject));
        }
        return checkout.build();
    }
}
