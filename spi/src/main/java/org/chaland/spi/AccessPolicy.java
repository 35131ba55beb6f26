package org.chaland.spi;

import java.util.Optional;
import org.chaland.model.CustomerId;
import org.chaland.model.Purpose;
import org.chaland.model.ShopId;

/**
 * Says what staff are shown for which purpose, and of whom (I9). What it does not open stays closed. Whether somebody may act for
 * a purpose at all is for the host's own security to say, before it passes them to the back office.
 *
 * <p>A host that has purposes of its own, opens more or less for those of Chaland, or knows who trains and looks after whom,
 * overrides a method. Both are asked within the transaction that reads: they answer from memory or from the host's own tables, and
 * ask no other system. What they throw ends the reading. Safe for use by several threads.
 *
 * @since 0.1
 */
public interface AccessPolicy {

    /**
     * What the purpose opens in the shop, or empty for nothing at all. {@link StandardGrants} says what Chaland's own open, unless
     * this is overridden, and that no other opens anything.
     */
    default Optional<Grant> grant(ShopId shop, Purpose purpose) {
        return StandardGrants.of(purpose);
    }

    /**
     * Whether a member of staff stands so to a customer; nobody does, unless this is overridden. Not asked for
     * {@link Relation#OF_THIS_SHOP}.
     *
     * @param staff the host's own opaque name of the person
     */
    default boolean isRelated(ShopId shop, String staff, Relation relation, CustomerId customer) {
        return false;
    }

    /** Chaland's own purposes, and no customer in any relation but that of being the shop's. */
    static AccessPolicy standard() {
        return new AccessPolicy() {};
    }
}
