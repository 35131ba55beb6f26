package org.chaland.oidc;

import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Locale.Builder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.model.Contact;
import org.chaland.model.Field;

/**
 * What a provider tells of a person (OpenID Connect Core 1.0 §5.1). What is no text, no code of ISO 3166 or no language is left out: a form that is
 * filled with it could not be submitted.
 *
 * @param told by the ID token, and by the user information if it was asked for; the first counts
 */
record Claims(List<Map<String, Object>> told) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> EXPECTED = Set.of("given_name", "family_name", "email", "address", "phone_number");
    private static final String EMAIL = "email";

    /** By RFC 8693 §4.1, or by the session notes that Keycloak sets when an administrator acts as somebody. */
    private static final Set<String> OF_ACTORS = Set.of(
            "act",
            "impersonator",
            "impersonator.id",
            "impersonator.username",
            "impersonator_id",
            "impersonator_username");

    /** Whether more may be told where user information is asked for. */
    boolean isComplete() {
        var names = new HashSet<String>();
        told.forEach(claims -> names.addAll(claims.keySet()));
        return names.containsAll(EXPECTED);
    }

    /** Whether somebody else acts for the person. */
    boolean areOfAnActor() {
        return told.stream()
                .anyMatch(claims -> OF_ACTORS.stream()
                        .map(claims::get)
                        .anyMatch(value -> value != null && !Boolean.FALSE.equals(value)));
    }

    /** Whether the provider has confirmed the address: by the same answer that tells it. */
    boolean isEmailConfirmed() {
        var email = text(EMAIL);
        return told.stream()
                .filter(claims -> email.isPresent() && email.equals(text(claims, EMAIL)))
                .map(claims -> claims.get("email_verified"))
                .anyMatch(verified -> Boolean.TRUE.equals(verified) || "true".equals(verified));
    }

    /** Names are not made of {@code name}: nobody can tell which part of it is which. */
    Contact contact() {
        var contact = Contact.builder();
        text("given_name").ifPresent(contact::givenName);
        text("family_name").ifPresent(contact::familyName);
        text(EMAIL).ifPresent(contact::email);
        text("phone_number").ifPresent(contact::phone);
        text("locale").flatMap(Claims::language).ifPresent(contact::language);
        address(contact);
        return contact.build();
    }

    private void address(Contact.Builder contact) {
        told.stream()
                .map(claims -> claims.get("address"))
                .flatMap(address -> address instanceof Map<?, ?> parts ? Stream.of(parts) : Stream.empty())
                .findFirst()
                .ifPresent(address -> {
                    text(address, "street_address").ifPresent(street -> lines(contact, street));
                    text(address, "postal_code").ifPresent(contact::postalCode);
                    text(address, "locality").ifPresent(contact::city);
                    text(address, "region").ifPresent(region -> contact.set(Field.ADMINISTRATIVE_AREA, region));
                    text(address, "country")
                            .map(country -> country.toUpperCase(Locale.ROOT))
                            .filter(COUNTRIES::contains)
                            .ifPresent(contact::country);
                });
    }

    private static void lines(Contact.Builder contact, String street) {
        var lines = street.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        contact.set(Field.ADDRESS_LINE_1, lines.get(0));
        contact.set(Field.ADDRESS_LINE_2, lines.stream().skip(1).collect(Collectors.joining(", ")));
    }

    /** Some providers write an underscore instead of a hyphen. */
    private static Optional<String> language(String locale) {
        try {
            var language =
                    new Builder().setLanguageTag(locale.replace('_', '-')).build();
            return Optional.of(language.toLanguageTag())
                    .filter(tag -> !language.getLanguage().isEmpty());
        } catch (IllformedLocaleException none) {
            return Optional.empty();
        }
    }

    private Optional<String> text(String name) {
        return told.stream().flatMap(claims -> text(claims, name).stream()).findFirst();
    }

    private static Optional<String> text(Map<?, ?> claims, String name) {
        return claims.get(name) instanceof String text
                ? Optional.of(text).filter(any -> !any.isBlank())
                : Optional.empty();
    }

    /** Shows nothing of a person. */
    @Override
    public String toString() {
        return "Claims";
    }
}
