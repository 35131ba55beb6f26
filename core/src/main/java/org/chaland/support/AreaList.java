package org.chaland.support;

import org.chaland.model.Purchase;

/** The lists of the support area that come in pages, each of purchases of one state, the newest placed first. */
public enum AreaList {
    /** Transactions that wait for payment. */
    PLACED(Purchase.State.PLACED),
    /** Transactions that are paid. */
    COMPLETED(Purchase.State.COMPLETED),
    /** Transactions that were cancelled. */
    CANCELLED(Purchase.State.CANCELLED),
    /** What was bought. */
    PRODUCTS(Purchase.State.COMPLETED),
    /** Places in courses. */
    SEATS(Purchase.State.COMPLETED),
    /** Documents for the buyer alone. */
    DOCUMENTS(Purchase.State.COMPLETED);

    private final Purchase.State state;

    AreaList(Purchase.State state) {
        this.state = state;
    }

    Purchase.State state() {
        return state;
    }

    static AreaList of(Purchase.State state) {
        return valueOf(state.name());
    }
}
