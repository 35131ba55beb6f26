package org.chaland.backoffice;

import java.util.List;
import java.util.function.Function;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;

/** What entering a new customer led to. */
public sealed interface CreateOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Created, ? extends R> created, Function<? super Rejected, ? extends R> rejected) {
        if (this instanceof Created createdCase) {
            return created.apply(createdCase);
        }
        return rejected.apply((Rejected) this);
    }

    /**
     * There is a new record, without links.
     *
     * @param customer its id
     * @param sameAddress other records with the same e-mail address that the purpose shows, the oldest first, at most
     *     {@link BackOffice#PAGE_SIZE}; nothing of them was read into the new one, nor changed (I1)
     */
    record Created(CustomerId customer, List<CustomerEntry> sameAddress) implements CreateOutcome {

        /** Keeps its own copy of the list. */
        public Created {
            sameAddress = List.copyOf(sameAddress);
        }
    }

    /**
     * Something is wrong with the details; nothing was kept.
     *
     * @param form with what was typed, and all violations at once
     */
    record Rejected(RecordForm form) implements CreateOutcome {}
}
