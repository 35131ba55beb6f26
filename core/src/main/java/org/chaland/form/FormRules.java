package org.chaland.form;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.spi.ShopRules;

/**
 * What one shop's contact form asks for, counting the limits of the learning provider that will have to keep the values.
 *
 * <p>Immutable, hence safe for use by several threads.
 */
public final class FormRules {

    /** Most shops offer these, in a list that need not be made again for each form. */
    private static final List<String> ALL = List.copyOf(Countries.all());

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
     * The rules of a shop whose accounts are made by a provider with those limits.
     *
     * @param providerLimits longest values in code points; empty if there are none
     * @throws IllegalArgumentException if the shop sells to a country that is neither in ISO 3166-1 nor an extra one
     */
    public static FormRules of(ShopRules shop, Map<Field, Integer> providerLimits) {
        return new FormRules(shop, providerLimits);
    }

    /** Whether the form shows this field; what is sent for any other is dropped. */
    public boolean asks(Field field) {
        return !shop.hidden().contains(field);
    }

    /**
     * Whether this field must be filled, given what else was typed.
     *
     * <p>A postal code is required where the shop requires one and the country has postal codes; also where the shop
     * requires the first address line and the country does not do without a postal code. A city is never required where
     * the country has none. Where the form does not ask for the country, the shop's only or default country counts.
     *
     * <p>Fields of the billing identity are required only if one of them is filled. Then it needs an organisation or a
     * family name, a first address line, a country, and, by country, a city and a postal code.
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

    /** The longest value of that field in code points: the least that the library and the learning provider keep. */
    public int maxLength(Field field) {
        return Math.min(field.maxLength(), providerLimits.getOrDefault(field, field.maxLength()));
    }

    /** The countries to choose from, in alphabetical order of their codes; unmodifiable. */
    public List<String> countries() {
        return countries;
    }

    boolean isServed(String country) {
        return served.contains(country);
    }

    boolean isKnownCountry(String code) {
        return Countries.all().contains(code) || shop.extraCountries().contains(code);
    }

    /** Whether the person may leave this empty by giving the family name to invoice instead. */
    boolean isReplaceableByFamilyName(Field field) {
        return field == Field.BILLING_ORGANISATION
                && asks(Field.BILLING_FAMILY_NAME)
                && !shop.required().contains(field);
    }

    private boolean usesBilling(Details typed) {
        return typed.billing().isPresent() && Field.BILLING.stream().anyMatch(field -> isFilled(field, typed));
    }

    private boolean isFilled(Field field, Details typed) {
        return asks(field) && typed.get(field).isPresent();
    }

    /** Empty text where the country is not known; no table lists it. */
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
                                    + ", which is no code of ISO 3166-1 alpha-2: correct it, or add it to the shop's extraCountries.");
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
