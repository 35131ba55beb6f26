package org.chaland.moodle;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;

/**
 * What Moodle is told of a customer: name, address for mail, city, country, language; the rest it has no need of. All is checked
 * before the call, because of most refusals Moodle does not say why, and some values it drops without a word.
 */
final class Profile {

    static final Map<Field, Integer> LIMITS = Map.of(Field.GIVEN_NAME, 100, Field.FAMILY_NAME, 100, Field.EMAIL, 100);

    /** Moodle demands two names of everybody, and many people have one. */
    private static final String NO_NAME = "-";

    /** Of the shape that Moodle takes at most; core is stricter. */
    private static final Pattern EMAIL = Pattern.compile("[!-?A-~]+@[A-Za-z0-9.-]+");

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Set<String> languages;

    Profile(Set<String> languages) {
        this.languages = languages;
    }

    /**
     * The fields of a whole profile.
     *
     * @throws ProviderRefusalException if Moodle would not take it
     */
    Map<String, String> whole(Contact contact) {
        var names = Map.of(
                "firstname",
                contact.givenName().orElse(NO_NAME),
                "lastname",
                contact.familyName().orElse(NO_NAME));
        require(contact.email().isPresent(), Field.EMAIL, "is missing");
        var fields = changed(contact);
        names.forEach(fields::putIfAbsent);
        return fields;
    }

    /**
     * The fields of which the contact has a value.
     *
     * @throws ProviderRefusalException if Moodle would not take one of them
     */
    Map<String, String> changed(Contact contact) {
        LIMITS.forEach((field, longest) -> contact.get(field)
                .ifPresent(value -> require(
                        value.codePointCount(0, value.length()) <= longest, field, "is longer than " + longest)));
        contact.email().ifPresent(email -> require(EMAIL.matcher(email).matches(), Field.EMAIL, "is no address"));
        contact.values().forEach((field, value) -> require(isText(value), field, "is no text"));
        var fields = new TreeMap<String, String>();
        contact.givenName().ifPresent(name -> fields.put("firstname", named(Field.GIVEN_NAME, name)));
        contact.familyName().ifPresent(name -> fields.put("lastname", named(Field.FAMILY_NAME, name)));
        contact.email().ifPresent(email -> fields.put("email", email));
        contact.city().ifPresent(city -> fields.put("city", city));
        contact.country().filter(COUNTRIES::contains).ifPresent(country -> fields.put("country", country));
        contact.language().flatMap(this::installed).ifPresent(code -> fields.put("lang", code));
        return fields;
    }

    /** The language pack for a language; empty if none is installed. */
    Optional<String> installed(String language) {
        return Optional.of(language.toLowerCase(Locale.ROOT).replace('-', '_'))
                .map(code -> languages.contains(code) ? code : code.replaceFirst("_.*", ""))
                .filter(languages::contains);
    }

    private static String named(Field field, String name) {
        require(!name.isBlank(), field, "is blank");
        return name;
    }

    /** Half a pair cannot be sent, and Moodle takes no character that ends a string. */
    private static boolean isText(String value) {
        return value.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }

    private static void require(boolean accepted, Field field, String why) {
        if (!accepted) {
            throw new ProviderRefusalException(
                    Reason.INVALID_PROFILE,
                    "Moodle would not take the profile: " + field.path() + " " + why + ". Have it corrected.");
        }
    }
}
