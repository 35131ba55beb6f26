package org.chaland.backoffice;

import java.util.function.Function;
import org.chaland.model.CustomerId;

/** What looking at a customer led to. */
public sealed interface ViewOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Shown, ? extends R> shown,
            Function<? super MergedInto, ? extends R> mergedInto,
            Function<? super Unknown, ? extends R> unknown) {
        if (this instanceof Shown shownCase) {
            return shown.apply(shownCase);
        }
        if (this instanceof MergedInto mergedIntoCase) {
            return mergedInto.apply(mergedIntoCase);
        }
        return unknown.apply((Unknown) this);
    }

    /**
     * The customer.
     *
     * @param view all that is known
     */
    record Shown(CustomerView view) implements ViewOutcome {}

    /**
     * The record was merged into another: show that one.
     *
     * @param survivor which one
     */
    record MergedInto(CustomerId survivor) implements ViewOutcome {}

    /** The shop has no customer of that id. */
    record Unknown() implements ViewOutcome {}
}
