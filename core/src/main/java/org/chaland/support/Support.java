package org.chaland.support;

import org.chaland.internal.Parts;
import org.chaland.linking.Entitlement;
import org.chaland.model.Customer;
import org.chaland.model.ShopId;
import org.chaland.model.Visitor;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.SupportAccess;

/** The support area of a customer with an account. Safe for use by several threads. */
public final class Support {

    private static final int PURCHASES_SHOWN = 50;

    private final Parts parts;
    private final Entitlement entitlement;

    /** For {@link org.chaland.Chaland}. Nobody else can name the types of its parameters. */
    @SuppressWarnings("exports")
    public Support(Parts parts) {
        this.parts = parts;
        this.entitlement = new Entitlement(parts);
    }

    /**
     * What the visitor's support area shows. Only for the owner of an active link (I6).
     *
     * @return the area, or why there is none for this visitor
     */
    public SupportOutcome open(ShopId shop, Visitor visitor) {
        if (!(visitor instanceof Visitor.SignedIn signedIn)) {
            return new SupportOutcome.NoAccess(SupportOutcome.Reason.NOT_SIGNED_IN);
        }
        var found = parts.storage().customers().findByAccount(shop, signedIn.account());
        if (found.isEmpty()) {
            return new SupportOutcome.NoAccess(SupportOutcome.Reason.NO_CUSTOMER);
        }
        return found.filter(customer -> customer.isOpenTo(signedIn.account()))
                .<SupportOutcome>map(this::area)
                .orElseGet(() -> new SupportOutcome.NoAccess(SupportOutcome.Reason.NOT_ACTIVE));
    }

    private SupportOutcome area(Customer customer) {
        var shop = customer.shop();
        var address = parts.rules(shop)
                .learningIssuer()
                .filter(issuer -> entitlement.holds(customer))
                .flatMap(issuer -> parts.providers().find(issuer, SupportAccess.class))
                .map(provider -> provider.address(shop));
        var purchases =
                parts.storage().purchases().ofCustomer(PurchaseQuery.newest(shop, customer.id(), PURCHASES_SHOWN));
        return new SupportOutcome.Open(customer.details().contact().fullName(), purchases, address);
    }
}
