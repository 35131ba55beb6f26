package org.chaland.spi;

import java.util.List;
import java.util.Locale;
import org.chaland.model.PurchaseRef;

/**
 * Describes the host's orders for the support area: title, price, products, course seats and documents.
 *
 * <p>Called once for each view of the area, on the thread of the request, after the visitor has proven to own the orders. If it
 * throws, the blocks show a notice instead of the descriptions, and the failure is logged once, with its stack frames and without
 * its message. Implementations must be safe for use by several threads.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface PurchaseHistory {

    /**
     * Describes the given orders.
     *
     * @param orders at least one, none twice
     * @param locale the language of the texts
     * @return the descriptions in any order, without orders that the host does not know; other orders are not shown
     */
    List<OrderDescription> describe(List<PurchaseRef> orders, Locale locale);
}
