package org.chaland.backoffice;

import java.util.Optional;
import java.util.function.Function;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;

/** What a search led to. */
public sealed interface SearchOutcome {

    /** Calls the function of the case at hand, and returns what it returns. */
    default <R> R fold(
            Function<? super Found, ? extends R> found,
            Function<? super NothingTyped, ? extends R> nothingTyped,
            Function<? super TooLong, ? extends R> tooLong) {
        if (this instanceof Found foundCase) {
            return found.apply(foundCase);
        }
        if (this instanceof NothingTyped nothingTypedCase) {
            return nothingTyped.apply(nothingTypedCase);
        }
        return tooLong.apply((TooLong) this);
    }

    /**
     * What was found, be it nothing.
     *
     * @param exact the customer whose id, or whose order's reference, was typed exactly; on the first page only
     * @param page those who have a word for each of the words typed; the exact one may be among them
     */
    record Found(Optional<CustomerEntry> exact, Page<CustomerEntry, CustomerId> page) implements SearchOutcome {}

    /** No word was typed that anybody could be found by; everybody is {@link BackOffice#newest}. */
    record NothingTyped() implements SearchOutcome {}

    /**
     * More was typed than a search takes.
     *
     * @param longest how much it takes, in characters (code points)
     */
    record TooLong(int longest) implements SearchOutcome {}
}
