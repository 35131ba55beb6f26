package org.chaland.oidc;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A user as Keycloak shows them to the service account, and what it is told of one: names, address for mail and language; the rest it has no
 * need of. The text form shows the id alone.
 */
record KeycloakUser(String id, String username, boolean isEnabled, JsonNode details) {

    /**
     * Keycloak keeps 255 of UTF-16, of which some characters need two, so half as many fit whatever they are.
     */
    static final Map<Field, Integer> LIMITS = Map.of(Field.GIVEN_NAME, 127, Field.FAMILY_NAME, 127);

    static final String LOCALE = "locale";

    private static final String EMAIL = "email";
    private static final String ATTRIBUTES = "attributes";

    /** The names by which Keycloak's own mappers look for them, to make the claims of OpenID Connect. */
    private static final Map<Field, String> ATTRIBUTE_OF = Map.of(
            Field.PHONE, "phoneNumber",
            Field.ADDRESS_LINE_1, "street",
            Field.POSTAL_CODE, "postal_code",
            Field.CITY, "locality");

    private static final Map<String, Field> FIELD_OF = Map.of(
            "firstName", Field.GIVEN_NAME, "lastName", Field.FAMILY_NAME, EMAIL, Field.EMAIL, LOCALE, Field.LANGUAGE);

    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

    /** Empty if this is no user. */
    static Optional<KeycloakUser> read(JsonNode node) {
        return KeycloakJson.text(node, "id")
                .flatMap(id -> KeycloakJson.text(node, "username")
                        .flatMap(username -> KeycloakJson.flag(node, "enabled")
                                .map(enabled -> new KeycloakUser(id, username, enabled, node))));
    }

    boolean isAddressConfirmed() {
        return KeycloakJson.flag(details, "emailVerified").orElse(false);
    }

    /** Whether another system, such as a directory, keeps the user. */
    boolean isFederated() {
        return details.hasNonNull("federationLink") || details.hasNonNull("origin") || id.startsWith("f:");
    }

    Optional<String> email() {
        return KeycloakJson.text(details, EMAIL);
    }

    boolean hasAddress(CanonicalEmail address) {
        return email().flatMap(CanonicalEmail::of).equals(Optional.of(address));
    }

    Optional<String> locale() {
        return attribute(LOCALE);
    }

    /** What Keycloak knows, as it is; a country that is no code, or a language that is no tag, is left out. */
    Contact profile() {
        var contact = Contact.builder();
        KeycloakJson.text(details, "firstName").ifPresent(contact::givenName);
        KeycloakJson.text(details, "lastName").ifPresent(contact::familyName);
        email().ifPresent(contact::email);
        ATTRIBUTE_OF.forEach((field, name) -> attribute(name).ifPresent(value -> contact.set(field, value)));
        attribute("country").filter(COUNTRIES::contains).ifPresent(contact::country);
        locale().filter(KeycloakUser::isTag).ifPresent(contact::language);
        return contact.build();
    }

    private static boolean isTag(String text) {
        try {
            new Locale.Builder().setLanguageTag(text);
            return true;
        } catch (IllformedLocaleException malformed) {
            return false;
        }
    }

    /** The first value of it. */
    private Optional<String> attribute(String name) {
        return KeycloakJson.elements(details.path(ATTRIBUTES).path(name)).stream()
                .findFirst()
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue);
    }

    /**
     * A new user of that contact.
     *
     * @throws ProviderRefusalException if Keycloak would not take it
     */
    static ObjectNode made(String username, Contact contact, Optional<String> locale) {
        requireAcceptable(contact);
        require(contact.email().isPresent(), Field.EMAIL, "is missing");
        var user = KeycloakJson.object()
                .put("username", username)
                .put("enabled", true)
                .put("emailVerified", false);
        setNames(user, contact);
        contact.email().ifPresent(email -> user.put(EMAIL, email));
        locale.ifPresent(tag -> user.putObject(ATTRIBUTES).set(LOCALE, KeycloakJson.array(tag)));
        return user;
    }

    /**
     * What changes if the user gets the values of that contact; empty if nothing does. Fields that are not named stay as they are; but as soon
     * as one attribute is named, Keycloak removes the names, the address and the attributes that are not, so then all are.
     *
     * @throws ProviderRefusalException if Keycloak would not take it
     */
    ObjectNode changed(Contact contact, Optional<String> locale) {
        requireAcceptable(contact);
        var changes = KeycloakJson.object();
        var isOtherLocale = locale.isPresent() && !locale.equals(locale());
        if (isOtherLocale) {
            List.of("firstName", "lastName", EMAIL).forEach(name -> {
                if (details.hasNonNull(name)) {
                    changes.set(name, details.get(name));
                }
            });
            var attributes = changes.putObject(ATTRIBUTES);
            details.path(ATTRIBUTES).properties().forEach(each -> attributes.set(each.getKey(), each.getValue()));
            attributes.set(LOCALE, KeycloakJson.array(locale.get()));
        }
        setNames(changes, contact);
        if (changesAddress(contact)) {
            // Keycloak would take the new address for confirmed, because the old one was.
            changes.put("emailVerified", false);
            contact.email().ifPresent(email -> changes.put(EMAIL, email));
        }
        return changes;
    }

    /** Keycloak keeps addresses in small letters. */
    boolean changesAddress(Contact contact) {
        return contact.email()
                .filter(email -> !email.toLowerCase(Locale.ROOT).equals(email().orElse("")))
                .isPresent();
    }

    private static void setNames(ObjectNode user, Contact contact) {
        contact.givenName().ifPresent(name -> user.put("firstName", name));
        contact.familyName().ifPresent(name -> user.put("lastName", name));
    }

    /** The locale of the realm in which that person is written to: the same, or that of the same language; empty if there is none. */
    static Optional<String> localeOf(Optional<String> language, List<String> supported) {
        return language.flatMap(tag -> supported.stream()
                .filter(locale -> locale.equalsIgnoreCase(tag))
                .findFirst()
                .or(() -> supported.stream()
                        .filter(locale -> locale.equalsIgnoreCase(tag.replaceFirst("-.*", "")))
                        .findFirst()));
    }

    private static void requireAcceptable(Contact contact) {
        LIMITS.forEach((field, longest) -> contact.get(field)
                .ifPresent(value -> require(
                        value.codePointCount(0, value.length()) <= longest, field, "is longer than " + longest)));
        contact.values().forEach((field, value) -> require(isText(value), field, "is no text"));
    }

    /** Half a pair cannot be sent, and no database takes a character that ends a string. */
    private static boolean isText(String value) {
        return value.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    private static void require(boolean accepted, Field field, String why) {
        if (!accepted) {
            throw new ProviderRefusalException(
                    Reason.INVALID_PROFILE,
                    "Keycloak would not take the profile: " + field.path() + " " + why + ". Have it corrected.");
        }
    }

    /** As Keycloak says which values its user profile does not accept; what it says of them is left out, since it repeats them. */
    static ProviderRefusalException notAccepted(JsonNode error) {
        var errors = error.has("errors") ? KeycloakJson.elements(error.path("errors")) : List.of(error);
        var isReadOnly = errors.stream()
                .anyMatch(each -> KeycloakJson.text(each, "errorMessage")
                        .filter("error-user-attribute-read-only"::equals)
                        .isPresent());
        var fields = errors.stream()
                .flatMap(each -> KeycloakJson.text(each, "field").stream())
                .map(name ->
                        Optional.ofNullable(FIELD_OF.get(name)).map(Field::path).orElse("an attribute of its own"))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return isReadOnly
                ? new ProviderRefusalException(
                        Reason.NOT_PERMITTED,
                        "Keycloak does not let the shop change " + fields
                                + ": allow it to administrators under Realm settings, User profile.")
                : new ProviderRefusalException(
                        Reason.INVALID_PROFILE,
                        "Keycloak does not take the profile" + (fields.isEmpty() ? "" : " because of " + fields)
                                + ": have it corrected, or look at Realm settings, User profile.");
    }

    @Override
    public String toString() {
        return "KeycloakUser[id=" + id + "]";
    }
}
