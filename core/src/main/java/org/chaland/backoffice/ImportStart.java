package org.chaland.backoffice;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.chaland.model.Field;

/** What looking at the header of a file led to. */
public sealed interface ImportStart {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Ready, ? extends R> ready, Function<? super WrongHeader, ? extends R> wrongHeader) {
        if (this instanceof Ready readyCase) {
            return ready.apply(readyCase);
        }
        return wrongHeader.apply((WrongHeader) this);
    }

    /**
     * The rows can be fed.
     *
     * @param rows takes them
     * @param passedOver columns of which nothing is kept, as they stand in the header: those of an export that are no fields, and
     *     fields that the shop does not ask for
     */
    record Ready(CustomerImport rows, List<String> passedOver) implements ImportStart {

        /** Keeps its own copy of the list. */
        public Ready {
            passedOver = List.copyOf(passedOver);
        }
    }

    /**
     * The file cannot be imported with these columns.
     *
     * @param unknown columns that name nothing that is known, as they stand in the header
     * @param missing fields that the shop requires of every customer, and no column names
     * @param doubled fields that several columns name
     */
    record WrongHeader(List<String> unknown, Set<Field> missing, Set<Field> doubled) implements ImportStart {

        /** Keeps its own copy of the lists. */
        public WrongHeader {
            unknown = List.copyOf(unknown);
            missing = Set.copyOf(missing);
            doubled = Set.copyOf(doubled);
        }

        /** Leaves the columns out, which somebody typed (I10). */
        @Override
        public String toString() {
            return "WrongHeader[unknown=" + unknown.size() + ", missing=" + missing + ", doubled=" + doubled + "]";
        }
    }
}
