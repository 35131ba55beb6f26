package org.chaland.spi;

import java.util.Optional;
import org.chaland.model.CustomerId;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;

/**
 * Decides which fields staff see for which purpose, and of which customers (I9). Everything else stays hidden. The host checks
 * whether a person may act for a purpose at all, before it calls the back office.
 *
 * <p>A host overrides a method to add its own purposes, to change what Chaland's purposes open, or to say who trains or looks after
 * which customer. Who trains whom may also be left to the learning provider, see {@link CourseTeaching}. Both methods are called inside the transaction that reads: answer from memory or from the host's own tables, and
 * call no other system. An exception ends the read. Implementations must be safe for use by several threads.
 *
 * @since 0.1
 */
public interface AccessPolicy {

    /**
     * Returns what the purpose opens in the shop, or empty for nothing.
     *
     * <p>Unless overridden, order handling opens everything but the disclosure log; support, what is needed to help a customer;
     * training, who the customer is; accounting, what invoices show; a legal claim, what was agreed; a request of the person about
     * their data, everything; security, who did what; any other purpose opens nothing.
     */
    default Optional<Grant> grant(ShopId shop, Purpose purpose) {
        return StandardGrants.of(purpose);
    }

    /**
     * Returns whether a member of staff has the relation to the customer; unless overridden, false. Not called for {@link
     * Grant.Relation#OF_THIS_SHOP}.
     *
     * @param staff the host's own opaque name of the person
     */
    default boolean isRelated(ShopId shop, String staff, Grant.Relation relation, CustomerId customer) {
        return false;
    }

    /** Returns a policy that opens what Chaland's own purposes open, and knows no relation but {@link Grant.Relation#OF_THIS_SHOP}. */
    static AccessPolicy standard() {
        return new AccessPolicy() {};
    }
}
