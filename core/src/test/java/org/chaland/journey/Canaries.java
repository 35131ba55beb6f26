package org.chaland.journey;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.chaland.model.Details;
import org.chaland.model.Field;

/** Details of which every part that is personal can be told from anything else that is written. */
final class Canaries {

    static final Details CANARIES = Details.of(Map.ofEntries(
            Map.entry(Field.GIVEN_NAME, "Qxgiven"),
            Map.entry(Field.FAMILY_NAME, "Qxfamily"),
            Map.entry(Field.ORGANISATION, "Qxorganisation"),
            Map.entry(Field.ADDRESS_LINE_1, "Qxline-one"),
            Map.entry(Field.ADDRESS_LINE_2, "Qxline-two"),
            Map.entry(Field.POSTAL_CODE, "98765"),
            Map.entry(Field.CITY, "Qxcity"),
            Map.entry(Field.COUNTRY, "FR"),
            Map.entry(Field.EMAIL, "qxemail@qxdomain.example"),
            Map.entry(Field.PHONE, "+33 98 7654 3210"),
            Map.entry(Field.LANGUAGE, "fr"),
            Map.entry(Field.BILLING_ORGANISATION, "Qxbilling"),
            Map.entry(Field.BILLING_DEPARTMENT, "Qxdepartment"),
            Map.entry(Field.BILLING_GIVEN_NAME, "Qxbgiven"),
            Map.entry(Field.BILLING_FAMILY_NAME, "Qxbfamily"),
            Map.entry(Field.BILLING_ADDRESS_LINE_1, "Qxbline-one"),
            Map.entry(Field.DEPENDENT_LOCALITY, "Qxlocality"),
            Map.entry(Field.SORTING_CODE, "Qx-sorting"),
            Map.entry(Field.ADMINISTRATIVE_AREA, "Qxarea"),
            Map.entry(Field.BILLING_ADDRESS_LINE_2, "Qxbline-two"),
            Map.entry(Field.BILLING_DEPENDENT_LOCALITY, "Qxblocality"),
            Map.entry(Field.BILLING_SORTING_CODE, "Qxb-sorting"),
            Map.entry(Field.BILLING_ADMINISTRATIVE_AREA, "Qxbarea"),
            Map.entry(Field.BILLING_COMPANY_ID, "987654324"),
            Map.entry(Field.BILLING_ELECTRONIC_ADDRESS, "0225:987654324_QX-ADDRESS"),
            Map.entry(Field.BILLING_BUYER_REFERENCE, "Qxreference"),
            Map.entry(Field.BILLING_ORDER_NUMBER, "Qxorder-number"),
            Map.entry(Field.BILLING_POSTAL_CODE, "98766"),
            Map.entry(Field.BILLING_CITY, "Qxbcity"),
            Map.entry(Field.BILLING_COUNTRY, "FR"),
            Map.entry(Field.BILLING_EMAIL, "qxbemail@qxdomain.example"),
            Map.entry(Field.BILLING_VAT_ID, "FR14987654324")));

    private Canaries() {}

    /** Two letters are found in random ids too. */
    static boolean tellsSomething(String text) {
        var lowered = text.toLowerCase(Locale.ROOT);
        return Stream.concat(
                        CANARIES.values().values().stream(), Stream.of("qxemail", "qxdomain", "7654 3210", "987654324"))
                .map(value -> value.toLowerCase(Locale.ROOT))
                .filter(value -> value.length() > 3)
                .anyMatch(lowered::contains);
    }
}
