package org.chaland.backoffice;

import java.util.List;
import java.util.function.Function;
import org.chaland.form.Violation;
import org.chaland.model.CustomerId;

/** What recording a purchase made by telephone led to. */
public sealed interface RecordPurchaseOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Recorded, ? extends R> recorded,
            Function<? super Unchanged, ? extends R> unchanged,
            Function<? super Incomplete, ? extends R> incomplete,
            Function<? super Conflict, ? extends R> conflict,
            Function<? super NotAReference, ? extends R> notAReference,
            Function<? super Unknown, ? extends R> unknown) {
        if (this instanceof Recorded recordedCase) {
            return recorded.apply(recordedCase);
        }
        if (this instanceof Unchanged unchangedCase) {
            return unchanged.apply(unchangedCase);
        }
        if (this instanceof Incomplete incompleteCase) {
            return incomplete.apply(incompleteCase);
        }
        if (this instanceof Conflict conflictCase) {
            return conflict.apply(conflictCase);
        }
        if (this instanceof NotAReference notAReferenceCase) {
            return notAReference.apply(notAReferenceCase);
        }
        return unknown.apply((Unknown) this);
    }

    /** Why the reference cannot be used. */
    enum Reason {
        /** It is another customer's order. */
        OTHER_CUSTOMER,
        /** It is an order that was cancelled. */
        CANCELLED
    }

    /**
     * The order is placed: bound to the customer, the record's details frozen.
     *
     * @param customer whose it is; the survivor, if the record was merged
     */
    record Recorded(CustomerId customer) implements RecordPurchaseOutcome {}

    /**
     * It was so before, paid or not; nothing was done again.
     *
     * @param customer whose it is
     */
    record Unchanged(CustomerId customer) implements RecordPurchaseOutcome {}

    /**
     * The record lacks what the shop asks for, or holds what it does not accept any more: correct it first.
     *
     * @param violations what is wrong, in the language asked for
     */
    record Incomplete(List<Violation> violations) implements RecordPurchaseOutcome {

        /** Keeps its own copy of the list. */
        public Incomplete {
            violations = List.copyOf(violations);
        }
    }

    /**
     * The reference is taken; nothing was changed.
     *
     * @param reason by what
     */
    record Conflict(Reason reason) implements RecordPurchaseOutcome {}

    /** The text is no reference as {@link org.chaland.model.PurchaseRef} has them. */
    record NotAReference() implements RecordPurchaseOutcome {}

    /** The shop has no such customer in use. */
    record Unknown() implements RecordPurchaseOutcome {}
}
