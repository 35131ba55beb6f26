package org.chaland.privacy;

/** How long something of a person is to be kept. */
public enum Retention {
    /** As long as the record of the customer. */
    WITH_THE_RECORD,
    /** As long as the law wants the vouchers of an order; in France ten years from the end of the financial year (L123-22). */
    WITH_THE_VOUCHERS,
    /** Hours or days: it expires by itself. */
    UNTIL_IT_EXPIRES,
    /** As long as logs of who did and saw what are kept; longer than the record, since they outlive it. */
    WITH_THE_LOG
}
