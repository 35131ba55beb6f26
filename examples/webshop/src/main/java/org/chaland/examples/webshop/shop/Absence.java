package org.chaland.examples.webshop.shop;

import java.util.EnumSet;
import java.util.Set;
import org.chaland.model.Field;
import org.chaland.prefill.FormField;

/**
 * Where a part of an address is not asked for, because addresses there do without it; what is public here, the template calls.
 *
 * @param countryField whose value decides, or empty text for a field that is asked for everywhere
 * @param countries the codes of those countries, between spaces, as the page's script reads them
 * @param here whether the country chosen is one of them
 */
record Absence(String countryField, String countries, boolean here) {

    /** Parts that most addresses have not: asked for once a country is chosen that has them. */
    private static final Set<Field> RARE = EnumSet.of(
            Field.DEPENDENT_LOCALITY,
            Field.SORTING_CODE,
            Field.ADMINISTRATIVE_AREA,
            Field.BILLING_DEPENDENT_LOCALITY,
            Field.BILLING_SORTING_CODE,
            Field.BILLING_ADMINISTRATIVE_AREA);

    private static final Absence NOWHERE = new Absence("", "", false);

    static Absence of(FormField field, String contactCountry, String billingCountry) {
        var without = field.countriesWithout();
        if (without.isEmpty()) {
            return NOWHERE;
        }
        var billing = field.field().isBilling();
        var country = billing ? billingCountry : contactCountry;
        return new Absence(
                FieldView.id(billing ? Field.BILLING_COUNTRY : Field.COUNTRY),
                String.join(" ", without),
                without.contains(country) || (country.isEmpty() && RARE.contains(field.field())));
    }
}
