package org.chaland.examples.webshop.shop;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.chaland.form.Countries;
import org.chaland.model.Field;

/**
 * Where a part of an address is not asked for, because addresses there do without it; what is public here, the template calls.
 *
 * @param countryField whose value decides, or empty text for a field that is asked for everywhere
 * @param countries the codes of those countries, between spaces, as the page's script reads them
 * @param here whether the country chosen is one of them
 */
record Absence(String countryField, String countries, boolean here) {

    private static final Absence NOWHERE = new Absence("", "", false);

    static Absence of(Field field, List<String> served, String contactCountry, String billingCountry) {
        return switch (field) {
            case POSTAL_CODE -> of(Field.COUNTRY, contactCountry, served, Countries::hasPostalCode);
            case CITY -> of(Field.COUNTRY, contactCountry, served, Countries::hasCity);
            case BILLING_POSTAL_CODE -> of(Field.BILLING_COUNTRY, billingCountry, served, Countries::hasPostalCode);
            case BILLING_CITY -> of(Field.BILLING_COUNTRY, billingCountry, served, Countries::hasCity);
            default -> NOWHERE;
        };
    }

    private static Absence of(Field deciding, String chosen, List<String> served, Predicate<String> has) {
        var without = served.stream().filter(has.negate()).collect(Collectors.joining(" "));
        return new Absence(FieldView.id(deciding), without, !has.test(chosen));
    }
}
