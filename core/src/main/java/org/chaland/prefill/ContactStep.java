package org.chaland.prefill;

import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.chaland.form.Violation;
import org.chaland.model.Details;
import org.chaland.model.Field;

/**
 * A form for the details of a customer, as the page shows it: at the contact step for a visitor, in the back office for staff.
 * Immutable. Its text form leaves the values out (I10).
 */
public final class ContactStep {

    private final List<FormField> fields;
    private final String base;
    private final List<String> countries;
    private final ForVisitors more;

    ContactStep(List<FormField> fields, String base, List<String> countries, ForVisitors more) {
        this.fields = List.copyOf(fields);
        this.base = base;
        this.countries = List.copyOf(countries);
        this.more = more;
    }

    /**
     * Returns the same form with what was typed on another page, so that the visitor does not type it twice. Locked fields stay
     * as they are. Values that the form held and that differ become offers.
     *
     * @param typed unchecked
     * @param base the base of the page on which it was typed; this form's own {@link #base()} if that page has expired
     */
    public ContactStep withTyped(Details typed, String base) {
        var typedOver = fields.stream().map(field -> field.withTyped(typed)).toList();
        return new ContactStep(typedOver, base, countries, more);
    }

    /**
     * Returns the same form with everything that is offered as typed in this browser before, for one button that takes all of it. What
     * the fields held becomes the offers. Locked fields stay as they are.
     */
    public ContactStep takingOffers() {
        return new ContactStep(fields.stream().map(FormField::takingOffer).toList(), base, countries, more);
    }

    ContactStep asExpired() {
        return new ContactStep(fields, base, countries, more.asExpired());
    }

    ContactStep withConflicts(List<Field> conflicts) {
        return new ContactStep(fields, base, countries, more.withConflicts(conflicts));
    }

    /** The fields that the shop asks for, in the order of {@link Field}; unmodifiable. */
    public List<FormField> fields() {
        return fields;
    }

    /** That field, or empty if the shop does not ask for it. */
    public Optional<FormField> field(Field field) {
        return fields.stream().filter(shown -> shown.field() == field).findFirst();
    }

    /** The values shown. */
    public Details values() {
        var values = new EnumMap<Field, String>(Field.class);
        fields.forEach(field -> field.value().ifPresent(value -> values.put(field.field(), value)));
        return Details.of(values);
    }

    /** Everything that is wrong, in the order of the fields; empty if nothing is. */
    public List<Violation> violations() {
        return fields.stream().flatMap(field -> field.violations().stream()).toList();
    }

    /**
     * What the record held when the form was made, as an opaque text for a hidden input. Sent back with the form, it is the base
     * of the three-way merge with the record (I8). Empty in a form for a new record.
     */
    public String base() {
        return base;
    }

    /** The country codes to choose from, in alphabetical order; unmodifiable. */
    public List<String> countries() {
        return countries;
    }

    /** The providers at which the visitor can sign in; empty for a visitor who is signed in, and for staff. */
    public List<String> signInIssuers() {
        return more.signInIssuers();
    }

    /**
     * The providers that check a password typed here; empty for a visitor who is signed in, for staff, and unless the shop has
     * chosen it.
     */
    public List<String> passwordSignInIssuers() {
        return more.passwordSignInIssuers();
    }

    /** Whether the visitor can sign in by a code that is mailed to them; false for a visitor who is signed in, and for staff. */
    public boolean signInByCode() {
        return more.signInByCode();
    }

    /** Whether the account's provider was not asked or did not answer, so that no value comes from it. */
    public boolean profileMissing() {
        return more.profileMissing();
    }

    /**
     * Whether the handle that the browser sent is unknown, outdated, expired, or belongs to somebody else (I5, I6): delete it,
     * and tell the visitor that the contact step begins again.
     */
    public boolean expired() {
        return more.expired();
    }

    /** The fields that were changed here and on the record meanwhile, in order; empty unless the form shows such a conflict. */
    public List<Field> conflicts() {
        return more.conflicts();
    }

    @Override
    public String toString() {
        return "ContactStep" + fields.stream().map(FormField::field).toList();
    }

    /** What only a visitor's form has. */
    record ForVisitors(
            List<String> signInIssuers,
            List<String> passwordSignInIssuers,
            boolean signInByCode,
            boolean profileMissing,
            boolean expired,
            List<Field> conflicts) {

        static final ForVisitors NONE = new ForVisitors(List.of(), List.of(), false, false, false, List.of());

        ForVisitors {
            signInIssuers = List.copyOf(signInIssuers);
            passwordSignInIssuers = List.copyOf(passwordSignInIssuers);
            conflicts = List.copyOf(conflicts);
        }

        ForVisitors asExpired() {
            return new ForVisitors(signInIssuers, passwordSignInIssuers, signInByCode, profileMissing, true, conflicts);
        }

        ForVisitors withConflicts(List<Field> fields) {
            return new ForVisitors(signInIssuers, passwordSignInIssuers, signInByCode, profileMissing, expired, fields);
        }
    }
}
