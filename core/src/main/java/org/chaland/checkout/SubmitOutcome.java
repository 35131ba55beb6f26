package org.chaland.checkout;

import org.chaland.model.CustomerId;
import org.chaland.model.Handle;

/**
 * Result of {@link Checkouts#submit}: {@link Saved} or {@link ShowAgain}. Known, unknown, linked and erased addresses get the
 * same results (I6), unless the shop has chosen {@link org.chaland.spi.ShopRules#signInForKnownAddresses()}.
 */
public sealed interface SubmitOutcome permits SubmitOutcome.Saved, ShowAgain {

    /**
     * The details are stored.
     *
     * @param handle the handle to keep from now on; the one before may be dead
     * @param customer the record, for {@link org.chaland.upkeep.Upkeep#runFor}
     * @param emailKept whether the account's e-mail address was kept although another one was sent: tell the visitor
     * @param version as {@link ReviewOutcome.Ready#version()}, for a shop that shows no summary before the order is placed
     */
    record Saved(Handle handle, CustomerId customer, boolean emailKept, String version) implements SubmitOutcome {}
}
