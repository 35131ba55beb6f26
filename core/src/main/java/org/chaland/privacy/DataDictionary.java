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
import static org.chaland.model.Purpose.DATA_REQUEST;
import static org.chaland.model.Purpose.LEGAL_CLAIM;
import static org.chaland.model.Purpose.ORDER_HANDLING;
import static org.chaland.model.Purpose.SECURITY;
import static org.chaland.model.Purpose.SUPPORT;
import static org.chaland.model.Purpose.TRAINING;
import static org.chaland.privacy.DataEntry.LegalBasis.CONTRACT;
import static org.chaland.privacy.DataEntry.LegalBasis.LEGAL_OBLIGATION;
import static org.chaland.privacy.DataEntry.LegalBasis.LEGITIMATE_INTEREST;
import static org.chaland.privacy.DataEntry.Recipient.HOST;
import static org.chaland.privacy.DataEntry.Recipient.LEARNING_PROVIDER;
import static org.chaland.privacy.DataEntry.Recipient.MAIL;
import static org.chaland.privacy.DataEntry.Recipient.STAFF;
import static org.chaland.privacy.DataEntry.Retention.UNTIL_IT_EXPIRES;
import static org.chaland.privacy.DataEntry.Retention.WITH_THE_LOG;
import static org.chaland.privacy.DataEntry.Retention.WITH_THE_RECORD;
import static org.chaland.privacy.DataEntry.Retention.WITH_THE_VOUCHERS;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.chaland.model.Field;
import org.chaland.model.PersonalField;
import org.chaland.model.Purpose;
import org.chaland.privacy.DataEntry.LegalBasis;
import org.chaland.privacy.DataEntry.Recipient;
import org.chaland.privacy.DataEntry.Retention;

/**
 * The entries of {@link DataEntry#all()}. Tests check that everything that is stored or shown has an entry, and that staff see
 * nothing for a purpose that its entry does not name.
 */
final class DataDictionary {

    /** Sent to the learning provider when an account is created or updated. */
    private static final Set<PersonalField> AT_THE_PROVIDER =
            EnumSet.of(GIVEN_NAME, FAMILY_NAME, EMAIL, LANGUAGE, CITY, COUNTRY);

    private static final Set<Retention> KEPT_ON_ORDERS = Set.of(WITH_THE_RECORD, WITH_THE_VOUCHERS);
    private static final Set<Purpose> OF_INVOICES = Set.of(ORDER_HANDLING, ACCOUNTING, LEGAL_CLAIM, DATA_REQUEST);
    private static final Set<Purpose> PURPOSES =
            Set.of(ORDER_HANDLING, SUPPORT, TRAINING, ACCOUNTING, LEGAL_CLAIM, SECURITY, DATA_REQUEST);

    static final List<DataEntry> ENTRIES = written();

    private DataDictionary() {}

    private static List<DataEntry> written() {
        var entries = new ArrayList<DataEntry>();
        Field.CONTACT.forEach(field -> entries.add(contact(PersonalField.of(field))));
        Field.BILLING.forEach(field -> entries.add(billing(PersonalField.of(field))));
        entries.addAll(List.of(
                entry(RECORD, PURPOSES, Set.of(CONTRACT), Set.of(WITH_THE_RECORD), Set.of(STAFF, HOST)),
                entry(
                        ACCOUNTS,
                        Set.of(ORDER_HANDLING, SUPPORT, LEGAL_CLAIM, SECURITY, DATA_REQUEST),
                        Set.of(CONTRACT),
                        Set.of(WITH_THE_RECORD),
                        Set.of(STAFF, LEARNING_PROVIDER, HOST)),
                entry(
                        PURCHASES,
                        Set.of(ORDER_HANDLING, SUPPORT, ACCOUNTING, LEGAL_CLAIM, DATA_REQUEST),
                        Set.of(CONTRACT, LEGAL_OBLIGATION),
                        Set.of(WITH_THE_VOUCHERS),
                        Set.of(STAFF, HOST)),
                entry(
                        TASKS,
                        Set.of(ORDER_HANDLING, SUPPORT, SECURITY, DATA_REQUEST),
                        Set.of(CONTRACT),
                        Set.of(WITH_THE_RECORD),
                        Set.of(STAFF)),
                entry(
                        STAFF_ACTIONS,
                        Set.of(ORDER_HANDLING, LEGAL_CLAIM, SECURITY, DATA_REQUEST),
                        Set.of(LEGITIMATE_INTEREST),
                        Set.of(WITH_THE_LOG),
                        Set.of(STAFF)),
                entry(
                        DISCLOSURES,
                        Set.of(SECURITY, DATA_REQUEST),
                        Set.of(LEGAL_OBLIGATION, LEGITIMATE_INTEREST),
                        Set.of(WITH_THE_LOG),
                        Set.of(STAFF)),
                passing(DataEntry.CHECKOUT, Set.of(HOST)),
                passing(DataEntry.CLAIM, Set.of(MAIL))));
        return List.copyOf(entries);
    }

    /** Stored on the record, and frozen on orders. */
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
                Set.of(ORDER_HANDLING, SUPPORT, TRAINING, ACCOUNTING, LEGAL_CLAIM, DATA_REQUEST);
            case EMAIL -> Set.of(ORDER_HANDLING, SUPPORT, TRAINING, LEGAL_CLAIM, SECURITY, DATA_REQUEST);
            case LANGUAGE -> Set.of(ORDER_HANDLING, SUPPORT, TRAINING, LEGAL_CLAIM, DATA_REQUEST);
            case PHONE -> Set.of(ORDER_HANDLING, SUPPORT, LEGAL_CLAIM, DATA_REQUEST);
            case CITY, COUNTRY -> Set.of(ORDER_HANDLING, SUPPORT, ACCOUNTING, LEGAL_CLAIM, DATA_REQUEST);
            default -> OF_INVOICES;
        };
    }

    private static DataEntry billing(PersonalField field) {
        return entry(field, OF_INVOICES, Set.of(CONTRACT, LEGAL_OBLIGATION), KEPT_ON_ORDERS, Set.of(STAFF, HOST));
    }

    /** Expires, and is not shown to staff. */
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
