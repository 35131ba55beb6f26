package org.chaland.property;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.Contact;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.prefill.ContactStep;
import org.chaland.prefill.FormField.Offer;

/** What people type: no value twice, each with the mark of whoever types it, so that it is seen where it does not belong. */
final class Typing {

    /** What everybody types, or what the shop proposes to everybody. */
    private static final Set<String> COMMON = Set.of("75001", "FR", "en");

    private final Map<Person, Set<String>> typed = new EnumMap<>(Person.class);
    private int count;

    Typing() {
        for (var person : Person.values()) {
            typed.put(person, new HashSet<>());
        }
    }

    /** What an account says of its owner. */
    Contact profile(Person person) {
        var profile = Contact.builder()
                .familyName(next(person))
                .email(next(person) + "@example.org")
                .build();
        typed.get(person).addAll(profile.values().values());
        return profile;
    }

    /** All that the shop asks for, anew. */
    Details anew(Person person, Details form) {
        var values = new HashMap<>(form.values());
        values.put(Field.GIVEN_NAME, next(person));
        values.put(Field.FAMILY_NAME, next(person));
        values.put(Field.ADDRESS_LINE_1, next(person));
        values.put(Field.EMAIL, next(person) + "@example.org");
        return city(person, completed(person, values));
    }

    /** The form as it is, with another city, and with what is still missing. */
    Details edited(Person person, Details form) {
        return city(person, completed(person, new HashMap<>(form.values())));
    }

    /** As {@link #edited}, with somebody's address in it. */
    Details withAddress(Person person, Details form, String address) {
        return noted(person, with(edited(person, form), Field.EMAIL, address));
    }

    private Map<Field, String> completed(Person person, Map<Field, String> values) {
        values.computeIfAbsent(Field.GIVEN_NAME, field -> next(person));
        values.computeIfAbsent(Field.FAMILY_NAME, field -> next(person));
        values.computeIfAbsent(Field.ADDRESS_LINE_1, field -> next(person));
        values.computeIfAbsent(Field.EMAIL, field -> next(person) + "@example.org");
        values.put(Field.POSTAL_CODE, "75001");
        values.put(Field.COUNTRY, "FR");
        return values;
    }

    private Details city(Person person, Map<Field, String> values) {
        values.put(Field.CITY, next(person));
        return noted(person, Details.of(values));
    }

    /** What is on the guest record of their own checkout is shown to them, whoever corrected it. */
    void shown(Person person, Details ofTheirCheckout) {
        noted(person, ofTheirCheckout);
    }

    private Details noted(Person person, Details details) {
        typed.get(person).addAll(details.values().values());
        return details;
    }

    private String next(Person person) {
        return person.mark() + ++count;
    }

    static Details with(Details details, Field field, String value) {
        var values = new HashMap<>(details.values());
        values.put(field, value);
        return Details.of(values);
    }

    /** Whatever the form shows was typed by this person, or is on a record that is shown to them. */
    void requireOwn(Person person, ContactStep step, Optional<Details> own, Optional<Details> ofThisCheckout) {
        for (var field : step.fields()) {
            field.value().ifPresent(value -> requireOwn(person, value, own, ofThisCheckout));
            field.offers().stream().map(Offer::value).forEach(value -> requireOwn(person, value, own, ofThisCheckout));
        }
    }

    private void requireOwn(Person person, String value, Optional<Details> own, Optional<Details> ofThisCheckout) {
        Check.that(
                COMMON.contains(value)
                        || typed.get(person).contains(value)
                        || isOn(own, value)
                        || isOn(ofThisCheckout, value),
                "A form shows what another person typed or has stored: " + value + " to " + person);
    }

    private static boolean isOn(Optional<Details> record, String value) {
        return record.filter(details -> details.values().containsValue(value)).isPresent();
    }
}
