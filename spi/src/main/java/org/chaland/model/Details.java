package org.chaland.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the contact step asks for: a contact and, where the invoice goes to somebody else, a separate billing identity.
 *
 * @param contact how to reach the person
 * @param billing whom the invoice names, or empty if it is the contact; an empty {@link Billing} counts as none
 */
public record Details(Contact contact, Optional<Billing> billing) {

    private static final Details EMPTY = new Details(Contact.empty(), Optional.empty());

    /** An empty billing identity becomes none. */
    public Details {
        billing = billing.filter(Predicate.not(Billing::isEmpty));
    }

    /** Nothing known. */
    public static Details empty() {
        return EMPTY;
    }

    /** A contact without a separate billing identity. */
    public static Details of(Contact contact) {
        return new Details(contact, Optional.empty());
    }

    /** Values of any {@link Field}; empty ones are left out. */
    public static Details of(Map<Field, String> values) {
        return new Details(Contact.of(only(values, false)), Optional.of(Billing.of(only(values, true))));
    }

    /** All known values, unmodifiable, in the order of {@link Field}. */
    public Map<Field, String> values() {
        var all = new EnumMap<Field, String>(Field.class);
        all.putAll(contact.values());
        billing.ifPresent(identity -> all.putAll(identity.values()));
        return Collections.unmodifiableMap(all);
    }

    /** The value of that field, or empty if it is not known. */
    public Optional<String> get(Field field) {
        return field.isBilling() ? billing.flatMap(identity -> identity.get(field)) : contact.get(field);
    }

    private static Map<Field, String> only(Map<Field, String> values, boolean billing) {
        var kept = new EnumMap<Field, String>(Field.class);
        values.forEach((field, value) -> {
            if (field.isBilling() == billing) {
                kept.put(field, value);
            }
        });
        return kept;
    }
}
