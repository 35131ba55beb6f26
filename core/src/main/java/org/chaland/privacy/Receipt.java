package org.chaland.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.CustomerRef;
import org.chaland.privacy.DataEntry.LegalBasis;
import org.chaland.spi.AccountErasure.Remnant;

/**
 * What was erased of a person's data, what is kept, and what happens to their accounts (GDPR art. 12(3), 17, 19). It holds no
 * personal data. The state of the accounts is the one at the time of reading.
 *
 * @param record the record, of which only the id is left
 * @param erasedAt when it was erased
 * @param erased what was erased, by the names of {@link DataEntry}
 * @param kept what is kept; empty once nothing is left
 * @param accounts what happens to the accounts that were linked
 */
public record Receipt(
        CustomerRef record, Instant erasedAt, Set<String> erased, List<Kept> kept, List<AccountErasing> accounts) {

    /** Copies the collections. */
    public Receipt {
        erased = Set.copyOf(erased);
        kept = List.copyOf(kept);
        accounts = List.copyOf(accounts);
    }

    /** Returns whether nothing is left to be done about the accounts, by Chaland or by staff. */
    public boolean isComplete() {
        return accounts.stream().map(AccountErasing::state).allMatch(AccountErasing.State::isFinal);
    }

    /**
     * Something that is kept, and shown to staff for accounting and legal claims only.
     *
     * @param name what it is, by the names of {@link DataEntry}
     * @param ground the legal basis
     * @param count how many there are
     * @param until when it is deleted
     */
    public record Kept(String name, LegalBasis ground, int count, Instant until) {}

    /**
     * The erasure of an account.
     *
     * @param issuer the provider of the account
     * @param state how far the erasure has come
     * @param reason the code of the task's last problem, or of its result; empty if there is none
     * @param remnants what the provider keeps of an account that is deleted, until its administrator removes it; unmodifiable
     */
    public record AccountErasing(String issuer, State state, Optional<String> reason, Set<Remnant> remnants) {

        /** Copies what could be modified. */
        public AccountErasing {
            remnants = Set.copyOf(remnants);
        }

        /** Of a provider that keeps nothing. */
        public AccountErasing(String issuer, State state, Optional<String> reason) {
            this(issuer, state, reason, Set.of());
        }

        /** How far the erasure of an account has come. */
        public enum State {
            /** The account is to be deleted. */
            PENDING,
            /** The account is deleted; the provider has confirmed it. */
            ERASED,
            /** The account is left: the shop did not create it. */
            NOT_OURS,
            /** The account is left: a record in another shop uses it. */
            IN_USE,
            /** Chaland cannot delete it: staff must do it at the provider. */
            BY_HAND;

            /** Returns whether nothing is left to be done. */
            public boolean isFinal() {
                return this != PENDING && this != BY_HAND;
            }
        }
    }
}
