package org.chaland.spi;

import static org.chaland.model.PersonalField.ACCOUNTS;
import static org.chaland.model.PersonalField.ADDRESS_LINE_1;
import static org.chaland.model.PersonalField.ADDRESS_LINE_2;
import static org.chaland.model.PersonalField.ADMINISTRATIVE_AREA;
import static org.chaland.model.PersonalField.CITY;
import static org.chaland.model.PersonalField.COUNTRY;
import static org.chaland.model.PersonalField.DEPENDENT_LOCALITY;
import static org.chaland.model.PersonalField.DISCLOSURES;
import static org.chaland.model.PersonalField.EMAIL;
import static org.chaland.model.PersonalField.FAMILY_NAME;
import static org.chaland.model.PersonalField.GIVEN_NAME;
import static org.chaland.model.PersonalField.LANGUAGE;
import static org.chaland.model.PersonalField.ORGANISATION;
import static org.chaland.model.PersonalField.PHONE;
import static org.chaland.model.PersonalField.POSTAL_CODE;
import static org.chaland.model.PersonalField.PURCHASES;
import static org.chaland.model.PersonalField.SORTING_CODE;
import static org.chaland.model.PersonalField.STAFF_ACTIONS;
import static org.chaland.model.PersonalField.TASKS;
import static org.chaland.spi.Grant.Relation.DEALS_WITH_IN_TRAINING;
import static org.chaland.spi.Grant.Relation.LOOKS_AFTER;
import static org.chaland.spi.Grant.Relation.OF_THIS_SHOP;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.Field;
import org.chaland.model.PersonalField;
import org.chaland.model.Purpose;

/**
 * The grants of Chaland's own purposes. Order handling opens everything but the disclosure log; support, what is needed to help a
 * customer; training, who the customer is; accounting, what invoices show; a legal claim, what was agreed; a request of the person,
 * everything; security, who did what.
 */
final class StandardGrants {

    private static final Map<Purpose, Grant> GRANTS = Map.of(
            Purpose.ORDER_HANDLING,
            new Grant(EnumSet.complementOf(EnumSet.of(DISCLOSURES)), OF_THIS_SHOP),
            Purpose.SUPPORT,
            new Grant(
                    EnumSet.of(
                            GIVEN_NAME,
                            FAMILY_NAME,
                            ORGANISATION,
                            CITY,
                            COUNTRY,
                            EMAIL,
                            PHONE,
                            LANGUAGE,
                            ACCOUNTS,
                            PURCHASES,
                            TASKS),
                    OF_THIS_SHOP),
            Purpose.TRAINING,
            new Grant(EnumSet.of(GIVEN_NAME, FAMILY_NAME, ORGANISATION, EMAIL, LANGUAGE), DEALS_WITH_IN_TRAINING),
            Purpose.ACCOUNTING,
            new Grant(
                    invoiced(
                            GIVEN_NAME,
                            FAMILY_NAME,
                            ORGANISATION,
                            ADDRESS_LINE_1,
                            ADDRESS_LINE_2,
                            DEPENDENT_LOCALITY,
                            POSTAL_CODE,
                            CITY,
                            SORTING_CODE,
                            ADMINISTRATIVE_AREA,
                            COUNTRY,
                            PURCHASES),
                    OF_THIS_SHOP),
            Purpose.LEGAL_CLAIM,
            new Grant(EnumSet.complementOf(EnumSet.of(TASKS, DISCLOSURES)), LOOKS_AFTER),
            Purpose.DATA_REQUEST,
            new Grant(EnumSet.allOf(PersonalField.class), OF_THIS_SHOP),
            Purpose.SECURITY,
            new Grant(EnumSet.of(EMAIL, ACCOUNTS, TASKS, STAFF_ACTIONS, DISCLOSURES), OF_THIS_SHOP));

    private StandardGrants() {}

    /** Returns what the purpose opens, or empty if it is not one of Chaland's own. */
    static Optional<Grant> of(Purpose purpose) {
        return Optional.ofNullable(GRANTS.get(purpose));
    }

    /** Returns these fields and all fields of the invoicing identity. */
    private static Set<PersonalField> invoiced(PersonalField first, PersonalField... rest) {
        var fields = EnumSet.of(first, rest);
        Field.BILLING.forEach(field -> fields.add(PersonalField.of(field)));
        return fields;
    }
}
