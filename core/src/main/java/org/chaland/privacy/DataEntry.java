package org.chaland.privacy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.Purpose;

/**
 * A kind of personal data that Chaland stores (GDPR art. 5, 6, 30). All entries together are the basis of the shop's record of
 * processing; the host adds what it stores itself. No set of an entry is empty.
 *
 * @param name the path of a {@link org.chaland.model.PersonalField}, or {@link #CHECKOUT} or {@link #CLAIM}
 * @param purposes the purposes; staff see it for no other purpose, unless the host's own policy allows it
 * @param bases the legal bases
 * @param retentions how long it is kept; several if it is stored in several places
 * @param recipients who receives it
 */
public record DataEntry(
        String name,
        Set<Purpose> purposes,
        Set<LegalBasis> bases,
        Set<Retention> retentions,
        Set<Recipient> recipients) {

    /** What a visitor has typed at a checkout and not sent yet, and what the form showed. */
    public static final String CHECKOUT = "checkout";

    /** The addresses that visitors want to prove, and who asked. */
    public static final String CLAIM = "claim";

    /**
     * Copies the sets.
     *
     * @throws IllegalArgumentException if one is empty
     */
    public DataEntry {
        purposes = Set.copyOf(purposes);
        bases = Set.copyOf(bases);
        retentions = Set.copyOf(retentions);
        recipients = Set.copyOf(recipients);
        if (purposes.isEmpty() || bases.isEmpty() || retentions.isEmpty() || recipients.isEmpty()) {
            throw new IllegalArgumentException(
                    "The entry " + name
                            + " must have a purpose, a legal basis, a retention and a recipient: data without them must not be stored.");
        }
    }

    /** Returns the entries of everything that Chaland stores about people; unmodifiable. */
    public static List<DataEntry> all() {
        return DataDictionary.ENTRIES;
    }

    /** Returns the entry of that name, or empty if Chaland stores no such data. */
    public static Optional<DataEntry> find(String name) {
        return all().stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** Legal basis for storing personal data (GDPR art. 6(1)). */
    public enum LegalBasis {
        /** The contract with the person: art. 6(1)(b). */
        CONTRACT,
        /** A legal obligation of the shop, such as keeping accounting records: art. 6(1)(c). */
        LEGAL_OBLIGATION,
        /** The shop's legitimate interest in protecting itself and others: art. 6(1)(f). */
        LEGITIMATE_INTEREST
    }

    /** How long personal data is kept. */
    public enum Retention {
        /** As long as the customer record. */
        WITH_THE_RECORD,
        /** As long as the law requires for accounting records; in France ten years from the end of the financial year (L123-22). */
        WITH_THE_VOUCHERS,
        /** Hours or days, until it expires. */
        UNTIL_IT_EXPIRES,
        /**
         * As long as the audit and disclosure logs, which are kept longer than the record; the disclosure log at most for the time of the
         * shop's policy.
         */
        WITH_THE_LOG
    }

    /** Who receives personal data. There is no other recipient (I9). */
    public enum Recipient {
        /** Staff of the shop, each for a purpose. */
        STAFF,
        /** The learning provider that holds the account. */
        LEARNING_PROVIDER,
        /** The mail service of the shop. */
        MAIL,
        /** The host's own systems, through listeners. */
        HOST
    }
}
