package org.chaland.backoffice;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.chaland.form.Violation;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.prefill.ContactStep;
import org.chaland.privacy.ErasureOutcome.Obligation;

/**
 * Result of a request by staff. The Javadoc of each method of {@link BackOffice} lists the refusals that it gives. No text form shows
 * personal data.
 *
 * @param <T> type of the value of a request that succeeded
 */
public sealed interface StaffOutcome<T> {

    /**
     * The request succeeded.
     *
     * @param value what was asked for
     * @param changed whether something was written; false if everything was already as requested, and for requests that only read
     */
    record Done<T>(T value, boolean changed) implements StaffOutcome<T> {}

    /**
     * The form cannot be saved as typed: show it again. Nothing was saved.
     *
     * @param form with what was typed and with all violations; with a conflict, the fields without conflict hold the merged values, and
     *     sending the form again overwrites the conflicting fields of the record
     * @param conflicts fields that were changed both in the form and, since the form was made, on the record; in order; empty if
     *     something is wrong with the values instead
     * @param changedAt when the record was last changed; empty without a conflict
     * @param changedBy id of the staff member who last changed the record; empty without a conflict, if the customer changed it, or if
     *     the purpose does not open staff actions
     */
    record Again<T>(
            ContactStep form, List<FieldConflict> conflicts, Optional<Instant> changedAt, Optional<String> changedBy)
            implements StaffOutcome<T> {

        /** Copies the list. */
        public Again {
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * Something is wrong with the request or with the record's details. Nothing was changed.
     *
     * @param faults what is wrong with the reason or the account
     * @param violations what is wrong with the record's details, in the requested language
     */
    record Rejected<T>(Set<Fault> faults, List<Violation> violations) implements StaffOutcome<T> {

        /** Copies both collections. */
        public Rejected {
            faults = Set.copyOf(faults);
            violations = List.copyOf(violations);
        }
    }

    /**
     * The request is not possible. Nothing was changed.
     *
     * @param reason why
     * @param other the other customer, for {@link Refusal#MERGED} and {@link Refusal#LINKED_ELSEWHERE}
     * @param obligations what prevents the erasure, for {@link Refusal#OBLIGED}; empty otherwise
     */
    record Refused<T>(Refusal reason, Optional<CustomerId> other, Set<Obligation> obligations)
            implements StaffOutcome<T> {

        /** Copies the set. */
        public Refused {
            obligations = Set.copyOf(obligations);
        }
    }

    /** Why a request is not possible. */
    enum Refusal {
        /** The shop has no such record or task in the required state, or the purpose does not reach the customer. */
        UNKNOWN,
        /** The record was merged into another one: continue there. */
        MERGED,
        /** The search text contains no word to search for: list {@link BackOffice#newest} instead. */
        NOTHING_TYPED,
        /** The search text is longer than {@link BackOffice#LONGEST_SEARCH}. */
        TOO_LONG,
        /** The task is done, not begun yet, or under way, so it need not be run again. */
        NOT_WAITING,
        /** The record was changed since the version that was shown: show it again. */
        CHANGED,
        /** The record has purchases, possibly cancelled ones, so it cannot be deleted. */
        HAS_PURCHASES,
        /** Obligations prevent the erasure. */
        OBLIGED,
        /** Both ids name the same record. */
        SAME_RECORD,
        /** One of the two records is restricted, erased or merged. */
        NOT_IN_USE,
        /** Both records have an account of the same issuer: unlink one of them first. */
        TWO_ACCOUNTS,
        /** Another customer has this account: merge the two records if they are one person, or unlink it there first. */
        LINKED_ELSEWHERE,
        /** The customer has another account of this issuer than the request assumes: use {@link BackOffice#replaceLink}. */
        OTHER_ACCOUNT,
        /** The provider does not know the account, or the account is suspended, unconfirmed or deleted. */
        NOT_USABLE,
        /** The provider does not answer: try again later. */
        UNAVAILABLE,
        /** The customer has no link to this account. */
        NOT_LINKED,
        /** The customer has no account in use that the shop had made. */
        NOT_OURS,
        /** The reference names an order of another customer. */
        OTHER_CUSTOMER,
        /** The reference names a cancelled order. */
        CANCELLED,
        /** The text is not a valid {@link org.chaland.model.PurchaseRef}. */
        NOT_A_REFERENCE
    }

    /** What is wrong with a reason or an account that staff typed. */
    enum Fault {
        /** The reason is empty. */
        REASON_MISSING,
        /** The reason is longer than {@link org.chaland.model.AuditEntry#LONGEST_REASON}. */
        REASON_TOO_LONG,
        /** The reason is not plain text on one line, see {@link org.chaland.form.ContactFormCheck#isPlainText}. */
        REASON_NOT_PLAIN,
        /** The issuer or subject is not valid for an {@link org.chaland.model.Account}. */
        ACCOUNT_MALFORMED,
        /** The issuer is neither one of the shop's issuers nor that of a registered provider. */
        ISSUER_UNKNOWN;

        /** Returns the key of the text for staff in {@link org.chaland.text.Messages}. */
        public String messageKey() {
            return "staff.fault." + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A field that was changed in the form and, since the form was made, on the record. Its text form leaves the values out.
     *
     * @param field the field
     * @param held the value of the record; empty if it has none
     * @param typed the value of the form; empty if it was cleared
     */
    record FieldConflict(Field field, Optional<String> held, Optional<String> typed) {

        @Override
        public String toString() {
            return "FieldConflict[" + field.path() + "]";
        }
    }

    /** Returns a request that succeeded and wrote something. */
    static <T> StaffOutcome<T> done(T value) {
        return new Done<>(value, true);
    }

    /** Returns a request that succeeded without writing anything. */
    static <T> StaffOutcome<T> unchanged(T value) {
        return new Done<>(value, false);
    }

    /** Returns a request whose reason or account is wrong. */
    static <T> StaffOutcome<T> rejected(Set<Fault> faults) {
        return new Rejected<>(faults, List.of());
    }

    /** Returns a request that is not possible. */
    static <T> StaffOutcome<T> refused(Refusal reason) {
        return new Refused<>(reason, Optional.empty(), Set.of());
    }

    /** Returns a request that is not possible because of another customer. */
    static <T> StaffOutcome<T> refused(Refusal reason, CustomerId other) {
        return new Refused<>(reason, Optional.of(other), Set.of());
    }

    /** Returns the value if the request succeeded, and empty otherwise. */
    default Optional<T> toOptional() {
        return this instanceof Done<T> done ? Optional.of(done.value()) : Optional.empty();
    }

    /** Returns the reason if the request was {@link Refused}, and empty otherwise. */
    default Optional<Refusal> refusal() {
        return this instanceof Refused<T> refused ? Optional.of(refused.reason()) : Optional.empty();
    }
}
