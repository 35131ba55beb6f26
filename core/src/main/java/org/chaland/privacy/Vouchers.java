package org.chaland.privacy;

import java.time.Instant;
import org.chaland.model.Purchase;
import org.chaland.spi.RetentionPolicy;

/** Until when the frozen details of a purchase are kept. */
final class Vouchers {

    private Vouchers() {}

    /** As long as the voucher of what was paid, or of what was paid back after that; otherwise as long as an abandoned order. */
    static Instant keptUntil(RetentionPolicy policy, Purchase purchase) {
        return purchase.completedAt()
                .map(paid -> purchase.cancelledAt().filter(paid::isBefore).orElse(paid))
                .map(policy::vouchersUntil)
                .orElseGet(() -> policy.abandonedAt(purchase.placedAt()));
    }

    static boolean isVoucher(Purchase purchase) {
        return purchase.completedAt().isPresent();
    }

    static boolean hasDetails(Purchase purchase) {
        return !purchase.frozen().values().isEmpty();
    }
}
