package org.chaland.support;

import org.chaland.model.PurchaseRef;
import org.chaland.spi.Product;

/**
 * One product of a paid purchase.
 *
 * @param ref of which purchase
 * @param product what it is
 * @param state whether it can be used now
 * @param validity the same as a text, with its days
 */
public record ProductLine(PurchaseRef ref, Product product, State state, String validity) {

    /** Whether a product can be used now. */
    public enum State {
        /** Not yet. */
        COMING,
        /** It can. */
        VALID,
        /** Not any more. */
        ENDED
    }

    @Override
    public String toString() {
        return "ProductLine[" + ref + ", state=" + state + "]";
    }
}
