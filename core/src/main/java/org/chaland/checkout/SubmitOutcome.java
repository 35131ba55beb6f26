package org.chaland.checkout;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Handle;

/**
 * What submitting the contact step led to. Known, unknown, linked and erased addresses get the same answers (I6), unless the
 * shop has chosen {@link org.chaland.spi.ShopRules#signInForKnownAddresses()}.
 */
public sealed interface SubmitOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Saved, ? extends R> saved,
            Function<? super Rejected, ? extends R> rejected,
            Function<? super Conflict, ? extends R> conflict,
            Function<? super SignInRequired, ? extends R> signInRequired,
            Function<? super Expired, ? extends R> expired) {
        if (this instanceof Saved savedCase) {
            return saved.apply(savedCase);
        }
        if (this instanceof Rejected rejectedCase) {
            return rejected.apply(rejectedCase);
        }
        if (this instanceof Conflict conflictCase) {
            return conflict.apply(conflictCase);
        }
        if (this instanceof SignInRequired signInRequiredCase) {
            return signInRequired.apply(signInRequiredCase);
        }
        return expired.apply((Expired) this);
    }

    /**
     * The details are kept.
     *
     * @param handle to be kept from now on; the one before may be dead
     * @param customer whose record it is: its tasks can be run at once
     * @param emailKept whether another e-mail address was sent than the account's, which was kept: tell the visitor
     */
    record Saved(Handle handle, CustomerId customer, boolean emailKept) implements SubmitOutcome {}

    /**
     * Something is wrong with the details; nothing was kept.
     *
     * @param step the form with what was typed, and all violations at once
     */
    record Rejected(ContactStep step) implements SubmitOutcome {}

    /**
     * The record was changed meanwhile, in fields that were changed here too; nothing was kept (I8).
     *
     * @param handle to be kept from now on, or empty if none was sent
     * @param fields which ones, in order
     * @param step the form with what was typed, the record's present values offered beside it; submitting it again overwrites them
     */
    record Conflict(Optional<Handle> handle, List<Field> fields, ContactStep step) implements SubmitOutcome {}

    /**
     * Nobody is served like this who has not signed in; nothing was kept.
     *
     * @param reason why
     */
    record SignInRequired(SignInReason reason) implements SubmitOutcome {}

    /** The handle is unknown, outdated, expired, or somebody else's: one answer for all (I5, I6). Begin again without it. */
    record Expired() implements SubmitOutcome {}
}
