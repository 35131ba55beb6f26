package org.chaland.backoffice;

import java.util.Set;
import java.util.function.Function;
import org.chaland.model.CustomerId;

/** What linking an account to a customer led to. */
public sealed interface LinkOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Linked, ? extends R> linked,
            Function<? super AlreadyLinked, ? extends R> alreadyLinked,
            Function<? super LinkedElsewhere, ? extends R> linkedElsewhere,
            Function<? super OtherAccount, ? extends R> otherAccount,
            Function<? super NotUsable, ? extends R> notUsable,
            Function<? super Unavailable, ? extends R> unavailable,
            Function<? super Rejected, ? extends R> rejected,
            Function<? super Unknown, ? extends R> unknown) {
        if (this instanceof Linked linkedCase) {
            return linked.apply(linkedCase);
        }
        if (this instanceof AlreadyLinked alreadyLinkedCase) {
            return alreadyLinked.apply(alreadyLinkedCase);
        }
        if (this instanceof LinkedElsewhere linkedElsewhereCase) {
            return linkedElsewhere.apply(linkedElsewhereCase);
        }
        if (this instanceof OtherAccount otherAccountCase) {
            return otherAccount.apply(otherAccountCase);
        }
        if (this instanceof NotUsable notUsableCase) {
            return notUsable.apply(notUsableCase);
        }
        if (this instanceof Unavailable unavailableCase) {
            return unavailable.apply(unavailableCase);
        }
        if (this instanceof Rejected rejectedCase) {
            return rejected.apply(rejectedCase);
        }
        return unknown.apply((Unknown) this);
    }

    /**
     * The account opens the record now; handles given out before are dead (I5). If it is at the learning provider, what was paid
     * opens the support area.
     *
     * @param customer whose it is: its tasks can be run at once
     */
    record Linked(CustomerId customer) implements LinkOutcome {}

    /** It was so before; nothing was changed. */
    record AlreadyLinked() implements LinkOutcome {}

    /**
     * Another customer of the shop has this account; nothing was changed. Merge the two if they are one person, or unlink the
     * other first.
     *
     * @param other which one
     */
    record LinkedElsewhere(CustomerId other) implements LinkOutcome {}

    /**
     * The customer has another account of the same issuer than {@code link} or {@code replaceLink} was told; nothing was changed.
     * Replace that one on purpose.
     */
    record OtherAccount() implements LinkOutcome {}

    /** The provider knows no such account, or it cannot be used: suspended, unconfirmed, deleted. */
    record NotUsable() implements LinkOutcome {}

    /** The provider cannot be asked now; nothing was changed. Try again later. */
    record Unavailable() implements LinkOutcome {}

    /**
     * Something is wrong with the request; nothing was changed.
     *
     * @param faults all of it, never empty
     */
    record Rejected(Set<Fault> faults) implements LinkOutcome {

        /** Keeps its own copy of the faults. */
        public Rejected {
            faults = Set.copyOf(faults);
        }
    }

    /** The shop has no such customer in use. */
    record Unknown() implements LinkOutcome {}
}
