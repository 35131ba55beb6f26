package org.chaland.checkout;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.form.Violation;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.prefill.Offer;
import org.chaland.prefill.PrefillRules;
import org.chaland.prefill.Prefilled;

/**
 * One field of the form as it is to be shown. Its text form leaves the values out (I10).
 *
 * @param field which one
 * @param prefilled what it is filled with, and from where
 * @param required whether it has to be filled
 * @param maxLength the longest value, in code points, the learning provider's limit counted
 * @param violations what is wrong with the value, in the visitor's language; empty if nothing is
 */
public record FormField(Field field, Prefilled prefilled, boolean required, int maxLength, List<Violation> violations) {

    /** Keeps its own copy of the violations. */
    public FormField {
        violations = List.copyOf(violations);
    }

    /** The field with what was typed; what it held before is offered beside it, unless the shop proposes it to everybody. */
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
        var filled = new Prefilled(now, now.map(value -> PrefillRules.TYPED.name()), false, others);
        return new FormField(field, filled, required, maxLength, List.of());
    }

    /** What it is filled with, or empty. */
    public Optional<String> value() {
        return prefilled.value();
    }

    /** The name of the rule that filled it, or empty. */
    public Optional<String> source() {
        return prefilled.source();
    }

    /** Whether the account decides the value. */
    public boolean locked() {
        return prefilled.locked();
    }

    /** Other values to offer beside the field; for a locked field to tell only. */
    public List<Offer> offers() {
        return prefilled.offers();
    }
}
