package org.chaland.linking;

import java.net.URI;
import java.util.Optional;
import org.chaland.internal.ClaimSecrets;
import org.chaland.internal.Parts;
import org.chaland.model.Customer;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;

/**
 * The links in mails about an order that lead to its page. A link holds for the order and the address to which it was mailed: it is dead
 * once the order's record has another address, or is not in use. Nothing is stored for it.
 */
public final class OrderLinks {

    private final Parts parts;

    /** Reads the storage of those parts. */
    public OrderLinks(Parts parts) {
        this.parts = parts;
    }

    /** Returns the address of the order's page for whoever reads the customer's mailbox; empty if the shop has no such page. */
    public Optional<URI> to(PurchaseRef order, Customer customer) {
        return parts.rules(order.shop())
                .orderPage()
                .flatMap(page -> customer.details()
                        .contact()
                        .canonicalEmail()
                        .map(mailbox -> page.resolve(parts.secrets().orderLink(order, mailbox))));
    }

    /** Returns the order with the record that has it now; empty if the link is not good, or not any more. */
    public Optional<Found> find(ShopId shop, String link) {
        return ClaimSecrets.orderOf(shop, link)
                .flatMap(parts.storage().purchases()::find)
                .flatMap(order -> buyer(order).map(buyer -> new Found(order, buyer)))
                .filter(found -> found.buyer()
                        .details()
                        .contact()
                        .canonicalEmail()
                        .filter(mailbox ->
                                parts.secrets().isOrderLink(found.order().ref(), mailbox, link))
                        .isPresent());
    }

    /** Returns the record that has the order now, if it is in use. */
    public Optional<Customer> buyer(Purchase order) {
        return CustomerLocks.current(parts.storage().customers(), order.ref().shop(), order.customer())
                .filter(Customer::isActive);
    }

    /**
     * An order that a link leads to.
     *
     * @param order the order
     * @param buyer the record that has it now
     */
    public record Found(Purchase order, Customer buyer) {}
}
