package org.chaland.privacy;

/** Why a person's data cannot be erased yet (GDPR art. 17(1)(a) and (3)). */
public enum Obligation {
    /** An order was placed, and its payment may be on its way: it is to be cancelled, or waited for. */
    PAYMENT_PENDING,
    /** What was paid gives access still, which ends with the erasure: the person has to say that they give it up. */
    ACCESS_RUNNING,
    /** The record is kept for a legal claim (art. 17(3)(e), 18). */
    LEGAL_CLAIM
}
