package org.chaland.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;

/**
 * What became of a person's data (GDPR art. 12(3), 17, 19). It holds no personal data itself, and tells at each reading how far
 * what is done elsewhere has come.
 *
 * @param shop the shop that kept the record
 * @param customer the id of the record, which is all that is left of it
 * @param erasedAt when it was erased
 * @param erased what was erased, by the names of {@link DataDictionary}
 * @param kept what is not, on which ground, and until when; empty once nothing is left
 * @param accounts what becomes of the accounts that were linked
 */
public record Receipt(
        ShopId shop,
        CustomerId customer,
        Instant erasedAt,
        Set<String> erased,
        List<Kept> kept,
        List<AccountErasing> accounts) {

    /** Keeps its own copies. */
    public Receipt {
        erased = Set.copyOf(erased);
        kept = List.copyOf(kept);
        accounts = List.copyOf(accounts);
    }

    /** Whether nothing is left to be done, be it by us or by a person; what the law wants kept is kept all the same. */
    public boolean isComplete() {
        return accounts.stream().map(AccountErasing::state).allMatch(AccountErasing.State::isFinal);
    }

    /**
     * Something that is kept, and shown to staff for accounting and legal claims only.
     *
     * @param name of what, as {@link DataDictionary} has it
     * @param ground what makes that lawful
     * @param count how many
     * @param until when it is deleted
     */
    public record Kept(String name, LegalBasis ground, int count, Instant until) {}

    /**
     * What becomes of an account.
     *
     * @param issuer where it is
     * @param state how far its erasure has come
     * @param reason why it has come no further, as the code of the task; empty if there is nothing to say
     */
    public record AccountErasing(String issuer, State state, Optional<String> reason) {

        /** How far it has come. */
        public enum State {
            /** To be deleted, or being tried. */
            PENDING,
            /** Deleted, which was read back. */
            ERASED,
            /** Left as it is: the shop did not make it, so it is the person's own. */
            NOT_OURS,
            /** Left as it is: the person has a record in another shop that uses it. */
            IN_USE,
            /** The provider does not delete it for us: a person has to. */
            BY_HAND;

            /** Whether nothing is left to be done. */
            public boolean isFinal() {
                return this != PENDING && this != BY_HAND;
            }
        }
    }
}
