package org.chaland.spi;

import java.util.List;
import java.util.Locale;
import org.chaland.model.PurchaseRef;

/**
 * The host's own knowledge of its orders, for the blocks of the support area: what an order is called, what it costs, and the
 * products, course seats and documents that come with it.
 *
 * <p>The owner of the orders has been proven before this is asked (I6). Asked once for each view, on the thread of the
 * request: how long it takes is how long the page takes. Whatever it throws is shown as a block that is missing, and logged by
 * its class only. Implementations are safe for use by several threads.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface PurchaseHistory {

    /**
     * Describes those orders, all at once.
     *
     * @param orders each once, at least one
     * @param locale the language of the texts
     * @return in any order; orders that the host does not know are left out, and ones that were not asked for are not shown
     */
    List<OrderDescription> describe(List<PurchaseRef> orders, Locale locale);
}
