package org.chaland.checkout;

import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.chaland.form.Violation;
import org.chaland.model.Details;
import org.chaland.model.Field;

/**
 * The contact step as it is to be shown. Its text form leaves the values out (I10).
 *
 * @param fields the fields that the shop asks for, in order
 * @param base what the record held when the form was made, as an opaque text for a hidden input; sent back with the
 *     submission it is the base of the three-way merge (I8)
 * @param countries the codes to choose a country from, in alphabetical order
 * @param signInIssuers where the visitor may sign in instead; empty once they are signed in
 * @param passwordSignInIssuers where the visitor may sign in by a password typed here; empty unless the shop has chosen that, and
 *     once they are signed in
 * @param profileMissing whether the provider could not be asked, so that its part of the form is not filled
 */
public record ContactStep(
        List<FormField> fields,
        String base,
        List<String> countries,
        List<String> signInIssuers,
        List<String> passwordSignInIssuers,
        boolean profileMissing) {

    /** Keeps its own copy of the lists. */
    public ContactStep {
        fields = List.copyOf(fields);
        countries = List.copyOf(countries);
        signInIssuers = List.copyOf(signInIssuers);
        passwordSignInIssuers = List.copyOf(passwordSignInIssuers);
    }

    /**
     * The same form with what was typed on another page, so that nobody types twice. What the account decides stays; what
     * the form held and what differs is offered.
     *
     * @param typed unchecked
     * @param base of the page on which it was typed; or this form's own {@link #base()} if that page is of no use any more,
     *     as after a handle has expired
     */
    public ContactStep withTyped(Details typed, String base) {
        var typedOver = fields.stream().map(field -> field.withTyped(typed)).toList();
        return new ContactStep(typedOver, base, countries, signInIssuers, passwordSignInIssuers, profileMissing);
    }

    /** That field, or empty if the shop does not ask for it. */
    public Optional<FormField> field(Field field) {
        return fields.stream().filter(shown -> shown.field() == field).findFirst();
    }

    /** Everything that is wrong, in the order of the fields; empty if nothing is. */
    public List<Violation> violations() {
        return fields.stream().flatMap(field -> field.violations().stream()).toList();
    }

    /** The values as shown. */
    public Details values() {
        var values = new EnumMap<Field, String>(Field.class);
        fields.forEach(field -> field.value().ifPresent(value -> values.put(field.field(), value)));
        return Details.of(values);
    }

    @Override
    public String toString() {
        return "ContactStep" + fields.stream().map(FormField::field).toList();
    }
}
