package org.chaland.privacy;

import java.util.Set;

/**
 * Result of erasing a record, or what erasing it would result in.
 *
 * @param erased whether the record is erased now
 * @param obligations why the record cannot be erased yet; empty if it is erased. For a preview also
 *     {@link Obligation#ACCESS_RUNNING}, which the person can waive
 * @param receipt what was erased, or what would be erased now, and what is kept
 */
public record ErasureOutcome(boolean erased, Set<Obligation> obligations, Receipt receipt) {

    /** Copies the obligations. */
    public ErasureOutcome {
        obligations = Set.copyOf(obligations);
    }

    /** Returns whether the record can be erased if the person waives what they can waive. */
    public boolean isPossible() {
        return obligations.stream().allMatch(Obligation.ACCESS_RUNNING::equals);
    }

    /** Why a person's data cannot be erased yet (GDPR art. 17(1)(a) and (3)). */
    public enum Obligation {
        /** An order was placed and its payment may still arrive: cancel the order, or wait. */
        PAYMENT_PENDING,
        /** A paid order still gives access, which would end: the person must say that they give it up. */
        ACCESS_RUNNING,
        /** The record is kept for a legal claim (art. 17(3)(e), 18). */
        LEGAL_CLAIM
    }
}
