package org.chaland.model;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * A separate invoicing identity: whom an invoice names when it is not the buyer.
 *
 * <p>Holds whatever it is given, non-empty; what a shop accepts is decided where a form is checked. Immutable, equal by
 * value. Its text form names the fields, never their values (I10).
 */
public final class Billing {

    private static final Billing EMPTY = new Billing(Map.of());

    private final Map<Field, String> values;

    private Billing(Map<Field, String> values) {
        this.values = FieldValues.copy(values, Field.BILLING);
    }

    /** Nothing known. */
    public static Billing empty() {
        return EMPTY;
    }

    /**
     * Those values; empty ones are left out.
     *
     * @throws IllegalArgumentException if a field is not one of {@link Field#BILLING}
     */
    public static Billing of(Map<Field, String> values) {
        return new Billing(values);
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

    /** Organisation, or empty if it is not known. */
    public Optional<String> organisation() {
        return get(Field.BILLING_ORGANISATION);
    }

    /** Department, or empty if it is not known. */
    public Optional<String> department() {
        return get(Field.BILLING_DEPARTMENT);
    }

    /** Given name, or empty if it is not known. */
    public Optional<String> givenName() {
        return get(Field.BILLING_GIVEN_NAME);
    }

    /** Family name, or empty if it is not known. */
    public Optional<String> familyName() {
        return get(Field.BILLING_FAMILY_NAME);
    }

    /** First line of the address, or empty if it is not known. */
    public Optional<String> addressLine1() {
        return get(Field.BILLING_ADDRESS_LINE_1);
    }

    /** Second line of the address, or empty if it is not known. */
    public Optional<String> addressLine2() {
        return get(Field.BILLING_ADDRESS_LINE_2);
    }

    /** Postal code, or empty if it is not known. */
    public Optional<String> postalCode() {
        return get(Field.BILLING_POSTAL_CODE);
    }

    /** City, or empty if it is not known. */
    public Optional<String> city() {
        return get(Field.BILLING_CITY);
    }

    /** Country, ISO 3166-1 alpha-2, or empty if it is not known. */
    public Optional<String> country() {
        return get(Field.BILLING_COUNTRY);
    }

    /** E-mail address as typed, or empty if it is not known. */
    public Optional<String> email() {
        return get(Field.BILLING_EMAIL);
    }

    /** VAT identification number, or empty if it is not known. */
    public Optional<String> vatId() {
        return get(Field.BILLING_VAT_ID);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Billing that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "Billing" + values.keySet();
    }

    /** Collects values; not safe for use by several threads. */
    public static final class Builder {

        private final Map<Field, String> values = new EnumMap<>(Field.class);

        private Builder(Billing start) {
            values.putAll(start.values);
        }

        /** Sets one field; an empty text removes it. */
        public Builder set(Field field, String value) {
            FieldValues.set(values, field, value);
            return this;
        }

        /** Organisation; an empty text removes it. */
        public Builder organisation(String value) {
            return set(Field.BILLING_ORGANISATION, value);
        }

        /** Department; an empty text removes it. */
        public Builder department(String value) {
            return set(Field.BILLING_DEPARTMENT, value);
        }

        /** Given name; an empty text removes it. */
        public Builder givenName(String value) {
            return set(Field.BILLING_GIVEN_NAME, value);
        }

        /** Family name; an empty text removes it. */
        public Builder familyName(String value) {
            return set(Field.BILLING_FAMILY_NAME, value);
        }

        /** First line of the address; an empty text removes it. */
        public Builder addressLine1(String value) {
            return set(Field.BILLING_ADDRESS_LINE_1, value);
        }

        /** Second line of the address; an empty text removes it. */
        public Builder addressLine2(String value) {
            return set(Field.BILLING_ADDRESS_LINE_2, value);
        }

        /** Postal code; an empty text removes it. */
        public Builder postalCode(String value) {
            return set(Field.BILLING_POSTAL_CODE, value);
        }

        /** City; an empty text removes it. */
        public Builder city(String value) {
            return set(Field.BILLING_CITY, value);
        }

        /** Country, ISO 3166-1 alpha-2; an empty text removes it. */
        public Builder country(String value) {
            return set(Field.BILLING_COUNTRY, value);
        }

        /** E-mail address as typed; an empty text removes it. */
        public Builder email(String value) {
            return set(Field.BILLING_EMAIL, value);
        }

        /** VAT identification number; an empty text removes it. */
        public Builder vatId(String value) {
            return set(Field.BILLING_VAT_ID, value);
        }

        /**
         * The values collected so far.
         *
         * @throws IllegalArgumentException if a field is not one of {@link Field#BILLING}
         */
        public Billing build() {
            return new Billing(values);
        }
    }
}
