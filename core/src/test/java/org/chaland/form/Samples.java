package org.chaland.form;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.spi.ShopRules;

/** A form filled in correctly, and what to vary of it. */
final class Samples {

    static final ContactFormCheck CHECK = new ContactFormCheck(ContactFormCheck.defaultValidator());
    static final FormRules RULES = rules(ShopRules.builder());

    private static final Map<String, String> VALID = Map.ofEntries(
            Map.entry("givenName", "Marie"),
            Map.entry("familyName", "Dupont"),
            Map.entry("organisation", "Atelier 12"),
            Map.entry("department", "Achats"),
            Map.entry("addressLine1", "12, rue des Lilas"),
            Map.entry("addressLine2", "Bâtiment B"),
            Map.entry("dependentLocality", "Quartier latin"),
            Map.entry("sortingCode", "CEDEX 05"),
            Map.entry("administrativeArea", "Île-de-France"),
            Map.entry("companyId", "303 265 045"),
            Map.entry("electronicAddress", "0225:303265045"),
            Map.entry("buyerReference", "SERVICE-4"),
            Map.entry("orderNumber", "BC 2026/17"),
            Map.entry("postalCode", "75005"),
            Map.entry("city", "Paris"),
            Map.entry("country", "FR"),
            Map.entry("email", "marie.dupont@example.org"),
            Map.entry("phone", "+33 1 99 00 12 34"),
            Map.entry("language", "fr-FR"),
            Map.entry("vatId", "FR 40 303265045"));

    private Samples() {}

    static String valid(Field field) {
        return VALID.get(kind(field));
    }

    /** The last step of the path: the same for a field of the contact and its counterpart of the billing identity. */
    static String kind(Field field) {
        return field.path().replace("billing.", "");
    }

    static Details complete() {
        return filled(Samples::valid);
    }

    /** A form with a value in every field. */
    static Details filled(Function<Field, String> value) {
        var values = new EnumMap<Field, String>(Field.class);
        for (var field : Field.values()) {
            values.put(field, value.apply(field));
        }
        return Details.of(values);
    }

    /** Without a separate billing identity. */
    static Details contactOnly() {
        return Details.of(complete().contact());
    }

    static FormRules rules(ShopRules.Builder shop) {
        return FormRules.of(shop.build(), Map.of());
    }

    static Details completeWith(Field field, String value) {
        return with(complete(), field, value);
    }

    static Details with(Details details, Field field, String value) {
        var values = new EnumMap<Field, String>(Field.class);
        values.putAll(details.values());
        values.put(field, value);
        return Details.of(values);
    }

    static Details without(Details details, Field... fields) {
        var values = new EnumMap<Field, String>(Field.class);
        values.putAll(details.values());
        values.keySet().removeAll(List.of(fields));
        return Details.of(values);
    }

    static List<String> codes(Details typed) {
        return codes(typed, RULES);
    }

    /** What is wrong, as {@code path:code}. */
    static List<String> codes(Details typed, FormRules rules) {
        return CHECK.check(typed, rules, Locale.ENGLISH).violations().stream()
                .map(violation -> violation.field().path() + ":" + violation.code())
                .toList();
    }
}
