package org.chaland.form;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    /** Fields for the invoice that make no other identity by themselves. */
    private static final Set<Field> OF_THE_BUYER = EnumSet.of(
            Field.BILLING_VAT_ID,
            Field.BILLING_COMPANY_ID,
            Field.BILLING_ELECTRONIC_ADDRESS,
            Field.BILLING_BUYER_REFERENCE,
            Field.BILLING_ORDER_NUMBER,
            Field.BILLING_EMAIL);

    private static final Map<Field, List<String>> ALL_WITHOUT = allWithout();

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
     * <p>A postal code is required if the shop requires one, or the first address line, and addresses in the country must have a
     * postal code: in many countries codes exist and hardly anybody uses them. An area, such as a state, is required
     * like that where the post or a tax needs it, and wherever the shop requires one and addresses have it. A city is never required in a country whose
     * addresses name none. If the form does not ask for the country, the shop's only or default country counts.
     *
     * <p>Fields of the billing identity are required only if one of them is filled that says who or where that is. Then it needs an
     * organisation or a family name, a first address line, a country, and, depending on the country, a city and a postal code. A VAT
     * number alone is the buyer's own.
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
            case CITY, DEPENDENT_LOCALITY, SORTING_CODE ->
                byShop && format(Field.COUNTRY, typed).uses(field);
            case ADMINISTRATIVE_AREA ->
                needsArea(format(Field.COUNTRY, typed), byShop, shop.required().contains(Field.ADDRESS_LINE_1));
            case BILLING_ORGANISATION -> byShop || !isFilled(Field.BILLING_FAMILY_NAME, typed);
            case BILLING_FAMILY_NAME -> byShop || !asks(Field.BILLING_ORGANISATION);
            case BILLING_ADDRESS_LINE_1, BILLING_COUNTRY -> true;
            case BILLING_POSTAL_CODE -> needsPostalCode(country(Field.BILLING_COUNTRY, typed), byShop, true);
            case BILLING_CITY -> format(Field.BILLING_COUNTRY, typed).uses(field);
            case BILLING_DEPENDENT_LOCALITY, BILLING_SORTING_CODE ->
                byShop && format(Field.BILLING_COUNTRY, typed).uses(field);
            case BILLING_ADMINISTRATIVE_AREA -> needsArea(format(Field.BILLING_COUNTRY, typed), byShop, true);
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
     * Returns those of {@link #countries()} whose addresses have no such part, so that the field is of no use there: postal codes, cities,
     * areas, parts of a city, sorting codes. Empty for every other field; unmodifiable.
     */
    public List<String> countriesWithout(Field field) {
        return countries == ALL ? ALL_WITHOUT.getOrDefault(field, List.of()) : without(field, countries);
    }

    private static List<String> without(Field field, List<String> countries) {
        return countries.stream()
                .filter(code -> !AddressFormat.of(code).uses(field))
                .toList();
    }

    private static Map<Field, List<String>> allWithout() {
        var without = new EnumMap<Field, List<String>>(Field.class);
        for (var field : Field.values()) {
            without.put(field, without(field, ALL));
        }
        return without;
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
        return typed.isBilledSeparately()
                && Field.BILLING.stream().anyMatch(field -> !OF_THE_BUYER.contains(field) && isFilled(field, typed));
    }

    private boolean isFilled(Field field, Details typed) {
        return asks(field) && typed.get(field).isPresent();
    }

    /** The country of the invoice: that of the billing identity, or else of the contact; empty text if neither is known. */
    String invoiceCountry(Details typed) {
        var billing = asks(Field.BILLING_COUNTRY) ? typed.get(Field.BILLING_COUNTRY) : Optional.<String>empty();
        return billing.orElseGet(() -> country(Field.COUNTRY, typed));
    }

    /** Empty text if the country is not known; no table lists it. */
    private String country(Field field, Details typed) {
        var given = asks(field) ? typed.get(field) : onlyCountry().or(shop::defaultCountry);
        return given.orElse("");
    }

    private Optional<String> onlyCountry() {
        return countries.size() == 1 ? Optional.of(countries.get(0)) : Optional.empty();
    }

    private AddressFormat format(Field country, Details typed) {
        return AddressFormat.of(country(country, typed));
    }

    /** The format of the address that the field is part of. */
    AddressFormat formatOf(Field field, Details typed) {
        return format(field.isBilling() ? Field.BILLING_COUNTRY : Field.COUNTRY, typed);
    }

    private static boolean needsPostalCode(String country, boolean asked, boolean addressNeeded) {
        return ((asked || addressNeeded) && AddressFormat.of(country).requires(Field.POSTAL_CODE))
                || (asked && country.isEmpty());
    }

    private static boolean needsArea(AddressFormat format, boolean asked, boolean addressNeeded) {
        return (asked && format.uses(Field.ADMINISTRATIVE_AREA))
                || (addressNeeded && format.requires(Field.ADMINISTRATIVE_AREA));
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
