package org.chaland.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the contact step asks for: how to reach a person and, where the invoice names somebody else, the billing identity.
 *
 * <p>Holds whatever it is given, non-empty; what a shop accepts is decided where a form is checked. Immutable, equal by
 * value. Its text form names the fields, never their values (I10).
 */
public final class Details {

    private static final Details EMPTY = new Details(Map.of());

    private final Map<Field, String> values;
    private final Contact contact;

    private Details(Map<Field, String> values) {
        this.values = filled(values);
        var ofContact = new EnumMap<>(this.values);
        ofContact.keySet().removeIf(Field::isBilling);
        contact = Contact.of(ofContact);
    }

    /** A copy without the empty values, in the order of {@link Field}. */
    static EnumMap<Field, String> filled(Map<Field, String> values) {
        var filled = new EnumMap<Field, String>(Field.class);
        values.forEach((field, value) -> {
            if (!value.isEmpty()) {
                filled.put(field, value);
            }
        });
        return filled;
    }

    /** Nothing known. */
    public static Details empty() {
        return EMPTY;
    }

    /** A contact without a separate billing identity. */
    public static Details of(Contact contact) {
        return new Details(contact.values());
    }

    /** Values of any {@link Field}; empty ones are left out. */
    public static Details of(Map<Field, String> values) {
        return new Details(values);
    }

    /** These details with another value of that field; an empty text removes it. */
    public Details with(Field field, String value) {
        var changed = new EnumMap<Field, String>(Field.class);
        changed.putAll(values);
        changed.put(field, value);
        return new Details(changed);
    }

    /** How to reach the person. */
    public Contact contact() {
        return contact;
    }

    /** Whether the invoice names somebody else: a billing field has a value. */
    public boolean isBilledSeparately() {
        return values.size() > contact.values().size();
    }

    /** All known values, unmodifiable, in the order of {@link Field}. */
    public Map<Field, String> values() {
        return Collections.unmodifiableMap(values);
    }

    /** The value of that field, or empty if it is not known. */
    public Optional<String> get(Field field) {
        return Optional.ofNullable(values.get(field));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Details that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "Details" + values.keySet();
    }
}
