package org.chaland.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.spi.ShopRules;

/**
 * What one shop's contact form asks for, with the length limits of the learning provider that will store the values. Immutable
 * and safe for use by several threads.
 */
public final class FormRules {

    /** Most shops offer these: one list serves all their forms. */
    private static final List<String> ALL = List.copyOf(Countries.all());

    private static final List<String> ALL_WITHOUT_POSTAL_CODE =
            ALL.stream().filter(code -> !Countries.hasPostalCode(code)).toList();
    private static final List<String> ALL_WITHOUT_CITY =
            ALL.stream().filter(code -> !Countries.hasCity(code)).toList();

    private final ShopRules shop;
    private final Map<Field, Integer> providerLimits;
    private final List<String> countries;
    private final Set<String> served;

    private FormRules(ShopRules shop, Map<Field, Integer> providerLimits) {
        this.shop = shop;
        this.providerLimits = Map.copyOf(providerLimits);
        this.served = selectable(shop);
        this.countries = served == Countries.all() ? ALL : List.copyOf(served);
    }

    /**
     * The rules of a shop whose learning provider has those limits.
     *
     * @param providerLimits greatest lengths in code points; empty if there are none
     * @throws IllegalArgumentException if the shop sells to a country that is neither in ISO 3166-1 nor an extra one
     */
    public static FormRules of(ShopRules shop, Map<Field, Integer> providerLimits) {
        return new FormRules(shop, providerLimits);
    }

    /** Whether the form shows this field; values sent for other fields are dropped. */
    public boolean asks(Field field) {
        return !shop.hidden().contains(field);
    }

    /**
     * Whether this field must be filled, given what else was typed.
     *
     * <p>A postal code is required if the shop requires one and the country has postal codes; also if the shop requires the
     * first address line and addresses in the country must have a postal code. A city is never required in a country whose
     * addresses name none. If the form does not ask for the country, the shop's only or default country counts.
     *
     * <p>Fields of the billing identity are required only if one of them is filled. Then it needs an organisation or a family
     * name, a first address line, a country, and, depending on the country, a city and a postal code.
     */
    public boolean isRequired(Field field, Details typed) {
        if (!asks(field) || (field.isBilling() && !usesBilling(typed))) {
            return false;
        }
        var byShop = shop.required().contains(field);
        return switch (field) {
            case POSTAL_CODE ->
                needsPostalCode(
                        country(Field.COUNTRY, typed), byShop, shop.required().contains(Field.ADDRESS_LINE_1));
            case CITY -> byShop && Countries.hasCity(country(Field.COUNTRY, typed));
            case BILLING_ORGANISATION -> byShop || !isFilled(Field.BILLING_FAMILY_NAME, typed);
            case BILLING_FAMILY_NAME -> byShop || !asks(Field.BILLING_ORGANISATION);
            case BILLING_ADDRESS_LINE_1, BILLING_COUNTRY -> true;
            case BILLING_POSTAL_CODE -> needsPostalCode(country(Field.BILLING_COUNTRY, typed), byShop, true);
            case BILLING_CITY -> Countries.hasCity(country(Field.BILLING_COUNTRY, typed));
            default -> byShop;
        };
    }

    /** The greatest length of that field in code points: the smaller of the library's limit and the learning provider's. */
    public int maxLength(Field field) {
        return Math.min(field.maxLength(), providerLimits.getOrDefault(field, field.maxLength()));
    }

    /** The countries to choose from, in alphabetical order of their codes; unmodifiable. */
    public List<String> countries() {
        return countries;
    }

    /**
     * Returns those of {@link #countries()} whose addresses have no such part, so that the field is of no use there: postal codes
     * and cities. Empty for every other field; unmodifiable.
     */
    public List<String> countriesWithout(Field field) {
        return switch (field) {
            case POSTAL_CODE, BILLING_POSTAL_CODE -> without(Countries::hasPostalCode, ALL_WITHOUT_POSTAL_CODE);
            case CITY, BILLING_CITY -> without(Countries::hasCity, ALL_WITHOUT_CITY);
            default -> List.of();
        };
    }

    private List<String> without(Predicate<String> part, List<String> ofAll) {
        return countries == ALL
                ? ofAll
                : countries.stream().filter(part.negate()).toList();
    }

    boolean isServed(String country) {
        return served.contains(country);
    }

    boolean isKnownCountry(String code) {
        return Countries.all().contains(code) || shop.extraCountries().contains(code);
    }

    /** Whether a family name for the invoice can stand in place of this field. */
    boolean isReplaceableByFamilyName(Field field) {
        return field == Field.BILLING_ORGANISATION
                && asks(Field.BILLING_FAMILY_NAME)
                && !shop.required().contains(field);
    }

    private boolean usesBilling(Details typed) {
        return typed.isBilledSeparately() && Field.BILLING.stream().anyMatch(field -> isFilled(field, typed));
    }

    private boolean isFilled(Field field, Details typed) {
        return asks(field) && typed.get(field).isPresent();
    }

    /** Empty text if the country is not known; no table lists it. */
    private String country(Field field, Details typed) {
        var given = asks(field) ? typed.get(field) : onlyCountry().or(shop::defaultCountry);
        return given.orElse("");
    }

    private Optional<String> onlyCountry() {
        return countries.size() == 1 ? Optional.of(countries.get(0)) : Optional.empty();
    }

    private static boolean needsPostalCode(String country, boolean asked, boolean addressNeeded) {
        return (asked && Countries.hasPostalCode(country))
                || (addressNeeded && Countries.isPostalCodeRequired(country));
    }

    private static Set<String> selectable(ShopRules shop) {
        var known = known(shop);
        if (shop.countries().isEmpty()) {
            return known;
        }
        shop.countries().stream()
                .filter(code -> !known.contains(code))
                .findFirst()
                .ifPresent(code -> {
                    throw new IllegalArgumentException(
                            "The shop sells to " + code
                                    + ", which is not a code of ISO 3166-1 alpha-2: correct it, or add it to the shop's extraCountries.");
                });
        return new TreeSet<>(shop.countries());
    }

    private static Set<String> known(ShopRules shop) {
        if (shop.extraCountries().isEmpty()) {
            return Countries.all();
        }
        var known = new TreeSet<>(Countries.all());
        known.addAll(shop.extraCountries());
        return known;
    }
}
