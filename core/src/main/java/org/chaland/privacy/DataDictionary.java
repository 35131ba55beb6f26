package org.chaland.privacy;

import static org.chaland.model.PersonalField.ACCOUNTS;
import static org.chaland.model.PersonalField.CITY;
import static org.chaland.model.PersonalField.COUNTRY;
import static org.chaland.model.PersonalField.DISCLOSURES;
import static org.chaland.model.PersonalField.EMAIL;
import static org.chaland.model.PersonalField.FAMILY_NAME;
import static org.chaland.model.PersonalField.GIVEN_NAME;
import static org.chaland.model.PersonalField.LANGUAGE;
import static org.chaland.model.PersonalField.PURCHASES;
import static org.chaland.model.PersonalField.RECORD;
import static org.chaland.model.PersonalField.STAFF_ACTIONS;
import static org.chaland.model.PersonalField.TASKS;
import static org.chaland.model.Purpose.ACCOUNTING;
import static org.chaland.model.Purpose.ORDER_HANDLING;
import static org.chaland.model.Purpose.SECURITY;
import static org.chaland.model.Purpose.SUPPORT;
import static org.chaland.model.Purpose.TRAINING;
import static org.chaland.privacy.LegalBasis.CONTRACT;
import static org.chaland.privacy.LegalBasis.LEGAL_OBLIGATION;
import static org.chaland.privacy.LegalBasis.LEGITIMATE_INTEREST;
import static org.chaland.privacy.Recipient.HOST;
import static org.chaland.privacy.Recipient.LEARNING_PROVIDER;
import static org.chaland.privacy.Recipient.MAIL;
import static org.chaland.privacy.Recipient.STAFF;
import static org.chaland.privacy.Retention.UNTIL_IT_EXPIRES;
import static org.chaland.privacy.Retention.WITH_THE_LOG;
import static org.chaland.privacy.Retention.WITH_THE_RECORD;
import static org.chaland.privacy.Retention.WITH_THE_VOUCHERS;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.Field;
import org.chaland.model.PersonalField;
import org.chaland.model.Purpose;

/**
 * Everything that Chaland keeps of people, as a record of processing (GDPR art. 30) can be made of. Tests see to it that whatever
 * is stored or shown has an entry, and that staff are shown nothing for a purpose that its entry does not name. What the host
 * keeps beside it is the host's to add.
 */
public final class DataDictionary {

    /** What a visitor has typed before they sent it, and what was shown to them. */
    public static final String CHECKOUT = "checkout";

    /** Who wants to prove which address to be theirs, by what code. */
    public static final String CLAIM = "claim";

    /** Given when an account is made, and passed on when it is corrected. */
    private static final Set<PersonalField> AT_THE_PROVIDER =
            EnumSet.of(GIVEN_NAME, FAMILY_NAME, EMAIL, LANGUAGE, CITY, COUNTRY);

    private static final Set<Retention> KEPT_ON_ORDERS = Set.of(WITH_THE_RECORD, WITH_THE_VOUCHERS);
    private static final Set<Purpose> OF_INVOICES = Set.of(ORDER_HANDLING, ACCOUNTING, Purpose.CLAIM);
    private static final Set<Purpose> PURPOSES =
            Set.of(ORDER_HANDLING, SUPPORT, TRAINING, ACCOUNTING, Purpose.CLAIM, SECURITY);

    private static final List<DataEntry> ENTRIES = written();

    private DataDictionary() {}

    /** All entries; unmodifiable. */
    public static List<DataEntry> entries() {
        return ENTRIES;
    }

    /** The entry of that name, or empty if nothing like that is kept. */
    public static Optional<DataEntry> find(String name) {
        return ENTRIES.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    private static List<DataEntry> written() {
        var entries = new ArrayList<DataEntry>();
        Field.CONTACT.forEach(field -> entries.add(contact(PersonalField.of(field))));
        Field.BILLING.forEach(field -> entries.add(billing(PersonalField.of(field))));
        entries.addAll(List.of(
                entry(RECORD, PURPOSES, Set.of(CONTRACT), Set.of(WITH_THE_RECORD), Set.of(STAFF, HOST)),
                entry(
                        ACCOUNTS,
                        Set.of(ORDER_HANDLING, SUPPORT, Purpose.CLAIM, SECURITY),
                        Set.of(CONTRACT),
                        Set.of(WITH_THE_RECORD),
                        Set.of(STAFF, LEARNING_PROVIDER, HOST)),
                entry(
                        PURCHASES,
                        Set.of(ORDER_HANDLING, SUPPORT, TRAINING, ACCOUNTING, Purpose.CLAIM),
                        Set.of(CONTRACT, LEGAL_OBLIGATION),
                        Set.of(WITH_THE_VOUCHERS),
                        Set.of(STAFF, HOST)),
                entry(
                        TASKS,
                        Set.of(ORDER_HANDLING, SUPPORT, SECURITY),
                        Set.of(CONTRACT),
                        Set.of(WITH_THE_RECORD),
                        Set.of(STAFF)),
                entry(
                        STAFF_ACTIONS,
                        Set.of(ORDER_HANDLING, Purpose.CLAIM, SECURITY),
                        Set.of(LEGITIMATE_INTEREST),
                        Set.of(WITH_THE_LOG),
                        Set.of(STAFF)),
                entry(
                        DISCLOSURES,
                        Set.of(SECURITY),
                        Set.of(LEGAL_OBLIGATION, LEGITIMATE_INTEREST),
                        Set.of(WITH_THE_LOG),
                        Set.of(STAFF)),
                passing(CHECKOUT, Set.of(HOST)),
                passing(CLAIM, Set.of(MAIL))));
        return List.copyOf(entries);
    }

    /** On the record, and frozen on orders. */
    private static DataEntry contact(PersonalField field) {
        var recipients = EnumSet.of(STAFF, HOST);
        if (AT_THE_PROVIDER.contains(field)) {
            recipients.add(LEARNING_PROVIDER);
        }
        if (field == EMAIL || field == LANGUAGE) {
            recipients.add(MAIL);
        }
        return entry(field, ofContact(field), Set.of(CONTRACT, LEGAL_OBLIGATION), KEPT_ON_ORDERS, recipients);
    }

    private static Set<Purpose> ofContact(PersonalField field) {
        return switch (field) {
            case GIVEN_NAME, FAMILY_NAME, ORGANISATION ->
                Set.of(ORDER_HANDLING, SUPPORT, TRAINING, ACCOUNTING, Purpose.CLAIM);
            case EMAIL -> Set.of(ORDER_HANDLING, SUPPORT, TRAINING, Purpose.CLAIM, SECURITY);
            case LANGUAGE -> Set.of(ORDER_HANDLING, SUPPORT, TRAINING, Purpose.CLAIM);
            case PHONE -> Set.of(ORDER_HANDLING, SUPPORT, Purpose.CLAIM);
            case CITY, COUNTRY -> Set.of(ORDER_HANDLING, SUPPORT, ACCOUNTING, Purpose.CLAIM);
            default -> OF_INVOICES;
        };
    }

    private static DataEntry billing(PersonalField field) {
        return entry(field, OF_INVOICES, Set.of(CONTRACT, LEGAL_OBLIGATION), KEPT_ON_ORDERS, Set.of(STAFF, HOST));
    }

    /** What nobody of the staff is shown, and what goes by itself. */
    private static DataEntry passing(String name, Set<Recipient> recipients) {
        return new DataEntry(name, Set.of(ORDER_HANDLING), Set.of(CONTRACT), Set.of(UNTIL_IT_EXPIRES), recipients);
    }

    private static DataEntry entry(
            PersonalField field,
            Set<Purpose> purposes,
            Set<LegalBasis> bases,
            Set<Retention> retentions,
            Set<Recipient> recipients) {
        return new DataEntry(field.path(), purposes, bases, retentions, recipients);
    }
}
