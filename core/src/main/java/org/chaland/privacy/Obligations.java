package org.chaland.privacy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.chaland.internal.Parts;
import org.chaland.model.Customer;
import org.chaland.model.Purchase;

/** What stands against erasing a customer who demands it. */
final class Obligations {

    private final Parts parts;

    Obligations(Parts parts) {
        this.parts = parts;
    }

    Set<Obligation> of(Customer customer, List<Purchase> purchases, RunningAccess access) {
        var obligations = EnumSet.noneOf(Obligation.class);
        if (customer.state() == Customer.State.RESTRICTED) {
            obligations.add(Obligation.LEGAL_CLAIM);
        }
        if (purchases.stream().anyMatch(this::isPaymentPending)) {
            obligations.add(Obligation.PAYMENT_PENDING);
        }
        if (access == RunningAccess.KEPT
                && purchases.stream().anyMatch(purchase -> purchase.givesAccess(parts.now()))) {
            obligations.add(Obligation.ACCESS_RUNNING);
        }
        return obligations;
    }

    private boolean isPaymentPending(Purchase purchase) {
        return purchase.state() == Purchase.State.PLACED
                && parts.rules(purchase.ref().shop())
                        .retention()
                        .payableUntil(purchase.placedAt())
                        .isAfter(parts.now());
    }
}
