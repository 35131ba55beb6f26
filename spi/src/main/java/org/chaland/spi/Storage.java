package org.chaland.spi;

/**
 * Everything that Chaland keeps: the stores and the transactions that they take part in.
 *
 * <p>Every method of every store joins the transaction that is active on the calling thread, if there is one, and is
 * otherwise atomic by itself. A lost race is a return value; storage that fails throws {@link StorageException}, whose
 * message carries no stored text. Implementations are safe for use by several threads.
 *
 * @since 0.1
 */
public interface Storage {

    /** The customers and their links. */
    CustomerStore customers();

    /** The lists of customers that staff look at. */
    CustomerDirectory directory();

    /** The accounts that customers of all shops are linked to. */
    AccountStore accounts();

    /** What accounts were given in courses. */
    CourseStore courses();

    /** The checkouts under way. */
    CheckoutStore checkouts();

    /** What accounts want to prove by a code. */
    ClaimStore claims();

    /** What the host told us of its orders. */
    PurchaseStore purchases();

    /** What is to be done outside the database. */
    TaskStore tasks();

    /** Names that one worker at a time has. */
    LeaseStore leases();

    /** What staff did, and why. */
    AuditLog audit();

    /** What staff were shown, and what for. */
    DisclosureStore disclosures();

    /** Whose record is to be looked at when, and what may be kept no longer. */
    RetentionStore retention();

    /** The transactions that all stores take part in. */
    TransactionRunner transactions();
}
