package org.chaland.checkout;

/** Why an order cannot receive a payment. */
public enum PurchaseConflict {
    /** It was cancelled. */
    CANCELLED,
    /** Its customer was erased. */
    CUSTOMER_ERASED
}
