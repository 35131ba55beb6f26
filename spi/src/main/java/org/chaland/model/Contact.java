package org.chaland.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How to reach a person: the details left at the contact step.
 *
 * <p>Holds whatever it is given, non-empty; what a shop accepts is decided where a form is checked. Immutable, equal by
 * value. Its text form names the fields, never their values (I10).
 */
public final class Contact {

    private static final Contact EMPTY = new Contact(Map.of());

    private final Map<Field, String> values;

    private Contact(Map<Field, String> values) {
        if (values.keySet().stream().anyMatch(Field::isBilling)) {
            throw new IllegalArgumentException(
                    "One of " + values.keySet() + " does not belong to a contact: use only " + Field.CONTACT);
        }
        this.values = Collections.unmodifiableMap(Details.filled(values));
    }

    /** Nothing known. */
    public static Contact empty() {
        return EMPTY;
    }

    /**
     * Those values; empty ones are left out.
     *
     * @throws IllegalArgumentException if a field is not one of {@link Field#CONTACT}
     */
    public static Contact of(Map<Field, String> values) {
        return new Contact(values);
    }

    /** A builder without values. */
    public static Builder builder() {
        return new Builder(EMPTY);
    }

    /** A builder that starts with these values. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** The value of that field, or empty if it is not known. */
    public Optional<String> get(Field field) {
        return Optional.ofNullable(values.get(field));
    }

    /** The known values, unmodifiable, in the order of {@link Field}. */
    public Map<Field, String> values() {
        return values;
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** Given name, or empty if it is not known. */
    public Optional<String> givenName() {
        return get(Field.GIVEN_NAME);
    }

    /** Family name, or the only name of a person who has one, or empty if it is not known. */
    public Optional<String> familyName() {
        return get(Field.FAMILY_NAME);
    }

    /** Given and family name as one, for a greeting; empty text if neither is known. */
    public String fullName() {
        return (givenName().orElse("") + " " + familyName().orElse("")).strip();
    }

    /** Organisation, or empty if it is not known. */
    public Optional<String> organisation() {
        return get(Field.ORGANISATION);
    }

    /** First line of the address, or empty if it is not known. */
    public Optional<String> addressLine1() {
        return get(Field.ADDRESS_LINE_1);
    }

    /** Second line of the address, or empty if it is not known. */
    public Optional<String> addressLine2() {
        return get(Field.ADDRESS_LINE_2);
    }

    /** Postal code, or empty if it is not known. */
    public Optional<String> postalCode() {
        return get(Field.POSTAL_CODE);
    }

    /** City, or empty if it is not known. */
    public Optional<String> city() {
        return get(Field.CITY);
    }

    /** Country, ISO 3166-1 alpha-2, or empty if it is not known. */
    public Optional<String> country() {
        return get(Field.COUNTRY);
    }

    /** E-mail address as typed, or empty if it is not known. */
    public Optional<String> email() {
        return get(Field.EMAIL);
    }

    /** E-mail address in canonical form, or empty if it is not known or no address. */
    public Optional<CanonicalEmail> canonicalEmail() {
        return email().flatMap(CanonicalEmail::of);
    }

    /** Phone number as typed, or empty if it is not known. */
    public Optional<String> phone() {
        return get(Field.PHONE);
    }

    /** Language of the person, BCP 47, or empty if it is not known. */
    public Optional<String> language() {
        return get(Field.LANGUAGE);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Contact that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "Contact" + values.keySet();
    }

    /** Collects values; not safe for use by several threads. */
    public static final class Builder {

        private final Map<Field, String> values = new EnumMap<>(Field.class);

        private Builder(Contact start) {
            values.putAll(start.values);
        }

        /** Sets one field; an empty text removes it. */
        public Builder set(Field field, String value) {
            values.put(field, Objects.requireNonNull(value, field.path()));
            return this;
        }

        /** Given name; an empty text removes it. */
        public Builder givenName(String value) {
            return set(Field.GIVEN_NAME, value);
        }

        /** Family name, or the only name of a person who has one; an empty text removes it. */
        public Builder familyName(String value) {
            return set(Field.FAMILY_NAME, value);
        }

        /** Organisation; an empty text removes it. */
        public Builder organisation(String value) {
            return set(Field.ORGANISATION, value);
        }

        /** First line of the address; an empty text removes it. */
        public Builder addressLine1(String value) {
            return set(Field.ADDRESS_LINE_1, value);
        }

        /** Second line of the address; an empty text removes it. */
        public Builder addressLine2(String value) {
            return set(Field.ADDRESS_LINE_2, value);
        }

        /** Postal code; an empty text removes it. */
        public Builder postalCode(String value) {
            return set(Field.POSTAL_CODE, value);
        }

        /** City; an empty text removes it. */
        public Builder city(String value) {
            return set(Field.CITY, value);
        }

        /** Country, ISO 3166-1 alpha-2; an empty text removes it. */
        public Builder country(String value) {
            return set(Field.COUNTRY, value);
        }

        /** E-mail address as typed; an empty text removes it. */
        public Builder email(String value) {
            return set(Field.EMAIL, value);
        }

        /** Phone number as typed; an empty text removes it. */
        public Builder phone(String value) {
            return set(Field.PHONE, value);
        }

        /** Language of the person, BCP 47; an empty text removes it. */
        public Builder language(String value) {
            return set(Field.LANGUAGE, value);
        }

        /**
         * The values collected so far.
         *
         * @throws IllegalArgumentException if a field is not one of {@link Field#CONTACT}
         */
        public Contact build() {
            return new Contact(values);
        }
    }
}
