package org.chaland.privacy;

import org.chaland.model.Purchase;

/** Which purchases have something that the law may want kept. */
final class Vouchers {

    private Vouchers() {}

    static boolean isVoucher(Purchase purchase) {
        return purchase.completedAt().isPresent();
    }

    static boolean hasDetails(Purchase purchase) {
        return !purchase.frozen().values().isEmpty();
    }
}
