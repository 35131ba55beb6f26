package org.chaland.model;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An account that a shop had made. What is known of it stays when the account is unlinked, when records are merged, and when
 * its owner is erased, until the account itself is deleted.
 *
 * @param account the account
 * @param madeBy the shop that had it made; an account without such a shop is never changed or suspended (I12)
 * @param suspended whether Chaland suspended it, so that Chaland may reactivate it
 * @param closedAt when staff closed it, so that no purchase opens it; empty if they did not, or have opened it again
 * @param lookAt when to look at its access next
 */
public record ShopAccount(
        Account account, ShopId madeBy, boolean suspended, Optional<Instant> closedAt, Instant lookAt) {

    /** Refuses missing values. */
    public ShopAccount {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(madeBy, "madeBy");
        Objects.requireNonNull(closedAt, "closedAt");
        Objects.requireNonNull(lookAt, "lookAt");
    }

    /** One that staff have not closed. */
    public ShopAccount(Account account, ShopId madeBy, boolean suspended, Instant lookAt) {
        this(account, madeBy, suspended, Optional.empty(), lookAt);
    }

    /** Returns the same account, suspended by Chaland or not. */
    public ShopAccount suspended(boolean value) {
        return new ShopAccount(account, madeBy, value, closedAt, lookAt);
    }

    /** Returns the same account, closed by staff then, or not. */
    public ShopAccount closedAt(Optional<Instant> value) {
        return new ShopAccount(account, madeBy, suspended, value, lookAt);
    }

    /** Returns the same account with another time to look at it. */
    public ShopAccount lookAt(Instant value) {
        return new ShopAccount(account, madeBy, suspended, closedAt, value);
    }
}
