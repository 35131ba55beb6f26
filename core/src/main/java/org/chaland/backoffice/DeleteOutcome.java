package org.chaland.backoffice;

import java.util.function.Function;
import org.chaland.model.PurchaseCounts;

/** What deleting a record led to. */
public sealed interface DeleteOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Deleted, ? extends R> deleted,
            Function<? super HasPurchases, ? extends R> hasPurchases,
            Function<? super Changed, ? extends R> changed,
            Function<? super Unknown, ? extends R> unknown) {
        if (this instanceof Deleted deletedCase) {
            return deleted.apply(deletedCase);
        }
        if (this instanceof HasPurchases hasPurchasesCase) {
            return hasPurchases.apply(hasPurchasesCase);
        }
        if (this instanceof Changed changedCase) {
            return changed.apply(changedCase);
        }
        return unknown.apply((Unknown) this);
    }

    /** The record is gone. */
    record Deleted() implements DeleteOutcome {}

    /**
     * Something was purchased, be it cancelled since; nothing was deleted.
     *
     * @param counts how many purchases there are, by state
     */
    record HasPurchases(PurchaseCounts counts) implements DeleteOutcome {}

    /** The record was changed since it was looked at; nothing was deleted. */
    record Changed() implements DeleteOutcome {}

    /** The shop has no such record in use. */
    record Unknown() implements DeleteOutcome {}
}
