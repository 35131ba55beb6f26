package org.chaland.linking;

import java.time.Instant;
import org.chaland.internal.Parts;
import org.chaland.model.Customer;
import org.chaland.model.Purchase;

/** Whether a customer's purchases still give access. */
public final class Entitlement {

    private final Parts parts;

    /** Reads the storage of those parts. */
    public Entitlement(Parts parts) {
        this.parts = parts;
    }

    /** Whether a paid purchase of the customer gives access now: one of its trainings goes on, or it names none. */
    public boolean holds(Customer customer) {
        var now = parts.now();
        return PaidPurchases.of(parts.storage().purchases(), customer).anyMatch(purchase -> givesAccess(purchase, now));
    }

    private static boolean givesAccess(Purchase purchase, Instant now) {
        return purchase.trainings().isEmpty()
                || purchase.trainings().stream()
                        .anyMatch(training ->
                                training.end().isEmpty() || training.end().get().isAfter(now));
    }
}
