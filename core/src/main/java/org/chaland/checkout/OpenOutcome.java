package org.chaland.checkout;

import java.util.function.Function;

/**
 * What opening the contact step led to.
 */
public sealed interface OpenOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(Function<? super Opened, ? extends R> opened, Function<? super Expired, ? extends R> expired) {
        if (this instanceof Opened openedCase) {
            return opened.apply(openedCase);
        }
        return expired.apply((Expired) this);
    }

    /**
     * The form is to be shown.
     *
     * @param step the form
     */
    record Opened(ContactStep step) implements OpenOutcome {}

    /** The handle is unknown, outdated, expired, or somebody else's: one answer for all (I5, I6). Begin again without it. */
    record Expired() implements OpenOutcome {}
}
