package org.chaland.prefill;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.form.FormRules;
import org.chaland.form.Violation;
import org.chaland.model.Details;
import org.chaland.model.Field;

/** One field of a {@link ContactStep}, as the page shows it. Immutable. Its text form leaves the values out (I10). */
public final class FormField {

    private final Field field;
    private final Prefilled prefilled;
    private final boolean required;
    private final int maxLength;
    private final List<String> countriesWithout;
    private final List<Violation> violations;

    private FormField(FormField rules, Prefilled prefilled, List<Violation> violations) {
        this.field = rules.field;
        this.required = rules.required;
        this.maxLength = rules.maxLength;
        this.countriesWithout = rules.countriesWithout;
        this.prefilled = prefilled;
        this.violations = violations;
    }

    FormField(Field field, FormRules rules, Details values, Prefilled prefilled, List<Violation> violations) {
        this.field = field;
        this.required = rules.isRequired(field, values);
        this.maxLength = rules.maxLength(field);
        this.countriesWithout = rules.countriesWithout(field);
        this.prefilled = prefilled;
        this.violations = List.copyOf(violations);
    }

    /**
     * Returns the field with what was typed. The value that it held before becomes an offer, unless it is the shop's default.
     * A locked field stays as it is.
     */
    FormField withTyped(Details typed) {
        if (locked()) {
            return this;
        }
        var now = typed.get(field);
        var before = value().flatMap(value -> source().map(source -> new Offer(value, source)))
                .filter(offer -> !offer.source().equals(PrefillRules.DEFAULT.name()));
        var others = Stream.concat(before.stream(), offers().stream())
                .filter(offer -> !now.equals(Optional.of(offer.value())))
                .distinct()
                .toList();
        return new FormField(this, Prefilled.typed(now, false, others), List.of());
    }

    /** Returns the field with what was typed, if that is offered; its value becomes the offer. A locked field stays as it is. */
    FormField takingOffer() {
        return offers().stream()
                .filter(offer -> offer.source().equals(PrefillRules.TYPED.name()))
                .findFirst()
                .map(offer -> withTyped(Details.of(Map.of(field, offer.value()))))
                .orElse(this);
    }

    /** Which field it is. */
    public Field field() {
        return field;
    }

    /** The value to show, or empty. */
    public Optional<String> value() {
        return prefilled.value();
    }

    /** The name of the {@link org.chaland.spi.PrefillRule} that gave the value; empty without a value and in forms for staff. */
    public Optional<String> source() {
        return prefilled.source();
    }

    /** Whether the account decides the value: what the page sends for the field is ignored. */
    public boolean locked() {
        return prefilled.locked();
    }

    /** Other values to offer beside the field, such as what the visitor had typed; unmodifiable. Of a locked field, only show them. */
    public List<Offer> offers() {
        return prefilled.offers();
    }

    /** Whether the field must be filled, given the other values of the form. */
    public boolean required() {
        return required;
    }

    /** The greatest length in code points: the smaller of the library's limit and the learning provider's. */
    public int maxLength() {
        return maxLength;
    }

    /** The countries of the form in which the field is of no use: {@link FormRules#countriesWithout}. */
    public List<String> countriesWithout() {
        return countriesWithout;
    }

    /** What is wrong with the value, in the language of the visit; empty if nothing is. */
    public List<Violation> violations() {
        return violations;
    }

    @Override
    public String toString() {
        return "FormField[" + field.path() + "]";
    }

    /**
     * Another value to offer beside a field. Its text form leaves the value out (I10).
     *
     * @param value the value
     * @param source the name of the rule that it comes from, such as {@code typed} or {@code record}
     */
    public record Offer(String value, String source) {

        @Override
        public String toString() {
            return "Offer[source=" + source + "]";
        }
    }
}
