package org.chaland.backoffice;

import java.util.List;
import java.util.function.Function;
import org.chaland.form.Violation;
import org.chaland.model.CustomerId;

/** What became of a row of an import. */
public sealed interface RowOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Imported, ? extends R> imported,
            Function<? super Rejected, ? extends R> rejected,
            Function<? super KnownAddress, ? extends R> knownAddress,
            Function<? super Repeated, ? extends R> repeated) {
        if (this instanceof Imported importedCase) {
            return imported.apply(importedCase);
        }
        if (this instanceof Rejected rejectedCase) {
            return rejected.apply(rejectedCase);
        }
        if (this instanceof KnownAddress knownAddressCase) {
            return knownAddress.apply(knownAddressCase);
        }
        return repeated.apply((Repeated) this);
    }

    /**
     * There is a new record, without links.
     *
     * @param customer its id
     */
    record Imported(CustomerId customer) implements RowOutcome {}

    /**
     * Something is wrong with the row; nothing was kept.
     *
     * @param violations all that is wrong with its values, in the language asked for
     * @param unknownColumns what the row names and the header did not
     */
    record Rejected(List<Violation> violations, List<String> unknownColumns) implements RowOutcome {

        /** Keeps its own copy of the lists. */
        public Rejected {
            violations = List.copyOf(violations);
            unknownColumns = List.copyOf(unknownColumns);
        }

        /** Leaves the columns out, which somebody typed (I10). */
        @Override
        public String toString() {
            return "Rejected[violations=" + violations + ", unknownColumns=" + unknownColumns.size() + "]";
        }
    }

    /**
     * Customers of the shop have that e-mail address already; nothing was kept.
     *
     * @param customers those whom the purpose shows, the oldest first, at most {@link BackOffice#PAGE_SIZE}; may be empty
     */
    record KnownAddress(List<CustomerId> customers) implements RowOutcome {

        /** Keeps its own copy of the list. */
        public KnownAddress {
            customers = List.copyOf(customers);
        }
    }

    /**
     * An earlier row of the same file holds exactly the same; nothing was kept.
     *
     * @param row which one, counted from 1
     */
    record Repeated(int row) implements RowOutcome {}
}
