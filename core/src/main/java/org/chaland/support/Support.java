package org.chaland.support;

import java.util.List;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.linking.PaidAccess;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Visitor;
import org.chaland.spi.PurchaseHistory;
import org.chaland.spi.SupportPanel;
import org.chaland.spi.SupportVisit;
import org.chaland.support.SupportOutcome.Reason;
import org.chaland.text.Messages;

/**
 * The support area of a customer with an account, and what a host serves from there. Everything is for the owner of an active
 * link only (I6). Safe for use by several threads.
 *
 * <p>Each view asks the storage as often as any other, however much was bought, and the host's {@link PurchaseHistory} once.
 */
public final class Support {

    private final Parts parts;
    private final Messages messages;
    private final Optional<PurchaseHistory> history;
    private final Panels panels;
    private final Links links;
    private final PaidAccess access;

    /**
     * For {@link org.chaland.Chaland}. Nobody else can name the types of its parameters.
     *
     * @throws IllegalStateException if a panel's id is not one, or is taken
     */
    @SuppressWarnings("exports")
    public Support(Parts parts, Messages messages, Optional<PurchaseHistory> history, List<SupportPanel> panels) {
        this.parts = parts;
        this.messages = messages;
        this.history = history;
        this.panels = new Panels(panels);
        this.links = new Links(parts);
        access = new PaidAccess(parts);
    }

    /**
     * What the visitor's support area shows.
     *
     * @return the area, or why there is none for this visitor and where to go instead
     * @throws IllegalArgumentException if there is no such shop
     */
    public SupportOutcome open(AreaQuery query) {
        var texts = new AreaTexts(
                messages, query.locale(), parts.rules(query.shop()).zone());
        if (query.visitor() instanceof Visitor.SignedIn signedIn) {
            return open(query, signedIn, texts);
        }
        return query.visitor() instanceof Visitor.Operator
                ? none(Reason.ON_BEHALF, "support.noAccess.onBehalf", query, texts)
                : none(Reason.NOT_SIGNED_IN, "support.noAccess.notSignedIn", query, texts);
    }

    /**
     * A purchase, if it is the visitor's own: for a host that serves the page of an order.
     *
     * @param reference as it came from the browser
     * @return the purchase; empty if it is somebody else's, if there is none, or if the visitor has no support area, all alike
     */
    public Optional<Purchase> purchase(ShopId shop, Visitor visitor, String reference) {
        return visitor instanceof Visitor.SignedIn signedIn ? purchase(shop, signedIn, reference) : Optional.empty();
    }

    /**
     * As {@link #purchase}, and only while it is paid: for a host that serves a private document, or anything else that comes
     * with having paid.
     */
    public Optional<Purchase> paidPurchase(ShopId shop, Visitor visitor, String reference) {
        return purchase(shop, visitor, reference).filter(purchase -> purchase.state() == Purchase.State.COMPLETED);
    }

    private Optional<Purchase> purchase(ShopId shop, Visitor.SignedIn visitor, String reference) {
        return parts.storage()
                .customers()
                .findByAccount(shop, visitor.account())
                .filter(customer -> customer.isOpenTo(visitor.account()))
                .flatMap(customer -> PurchaseRef.read(shop, reference)
                        .flatMap(parts.storage().purchases()::find)
                        .filter(purchase -> purchase.customer().equals(customer.id()))
                        .filter(any -> !hasEnded(customer, visitor.account())));
    }

    private SupportOutcome open(AreaQuery query, Visitor.SignedIn visitor, AreaTexts texts) {
        var found = parts.storage().customers().findByAccount(query.shop(), visitor.account());
        if (found.isEmpty()) {
            return none(Reason.NO_CUSTOMER, "support.noAccess.noCustomer", query, texts);
        }
        if (hasEnded(found.get(), visitor.account())) {
            return none(Reason.ENDED, "support.noAccess.ended", query, texts);
        }
        return found.filter(customer -> customer.isOpenTo(visitor.account()))
                .<SupportOutcome>map(customer -> new SupportOutcome.Open(area(query, visitor, customer, texts)))
                .orElseGet(() -> none(Reason.NOT_ACTIVE, "support.noAccess.notActive", query, texts));
    }

    /** Whether the provider was reached or not: our own side does not wait for it. */
    private boolean hasEnded(Customer customer, Account account) {
        return customer.isActive() && access.isOver(account);
    }

    private SupportOutcome none(Reason reason, String key, AreaQuery query, AreaTexts texts) {
        return new SupportOutcome.NoAccess(reason, texts.of(key), links.forAnybody(query, texts));
    }

    private SupportArea area(AreaQuery query, Visitor.SignedIn visitor, Customer customer, AreaTexts texts) {
        var purchases = ShownPurchases.read(parts.storage().purchases(), customer, query);
        var descriptions = Descriptions.of(purchases.refs(), history, query.locale());
        var blocks = new OwnBlocks(purchases, descriptions, texts, parts.now());
        var visit = new SupportVisit(query.shop(), customer.id(), visitor.account(), query.locale());
        return new SupportArea(
                texts.of("support.title"),
                customer.details().contact().fullName(),
                blocks.transactions(),
                blocks.products(),
                blocks.seats(),
                blocks.documents(),
                panels.blocks(visit, texts),
                links.forCustomer(customer, query, texts),
                texts.of("support.notice.account"),
                texts.of("support.notice.personalData"));
    }
}
