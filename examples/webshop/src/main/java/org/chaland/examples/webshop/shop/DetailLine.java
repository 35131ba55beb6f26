package org.chaland.examples.webshop.shop;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.text.Messages;

/**
 * One detail of an order as the template shows it; what is public here, the template calls. Its text form leaves the value
 * out.
 */
public record DetailLine(String label, String value) {

    /** All that is known, in the order of the form. */
    public static List<DetailLine> of(Details details, Locale locale) {
        return of(details, locale, field -> true);
    }

    /** What an invoice names: the invoicing identity if there is one, otherwise who ordered, without what only the shop needs. */
    static List<DetailLine> ofInvoice(Details details, Locale locale) {
        return of(
                details,
                locale,
                field -> details.isBilledSeparately()
                        ? field.isBilling()
                        : field != Field.LANGUAGE && field != Field.PHONE);
    }

    private static List<DetailLine> of(Details details, Locale locale, Predicate<Field> named) {
        return details.values().entrySet().stream()
                .filter(entry -> named.test(entry.getKey()))
                .map(entry -> new DetailLine(
                        Messages.standard().label(entry.getKey(), locale),
                        shown(entry.getKey(), entry.getValue(), locale)))
                .toList();
    }

    /** How people call the value of that field. */
    public static String shown(Field field, String value, Locale locale) {
        return switch (field) {
            case COUNTRY, BILLING_COUNTRY -> new Locale("", value).getDisplayCountry(locale);
            case LANGUAGE -> Locale.forLanguageTag(value).getDisplayLanguage(locale);
            default -> value;
        };
    }

    @Override
    public String toString() {
        return "DetailLine[" + label + "]";
    }
}
