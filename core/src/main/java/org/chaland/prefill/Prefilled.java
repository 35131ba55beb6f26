package org.chaland.prefill;

import java.util.List;
import java.util.Optional;
import org.chaland.prefill.FormField.Offer;
import org.chaland.spi.PrefillRule;

/**
 * The value of one field of a form. Its text form leaves the values out (I10).
 *
 * @param value the value, or empty
 * @param source the name of the rule that gave it, or empty
 * @param locked whether the account decides the value
 * @param offers other values
 */
record Prefilled(Optional<String> value, Optional<String> source, boolean locked, List<Offer> offers) {

    Prefilled {
        offers = List.copyOf(offers);
    }

    /** A value without a source: forms for staff do not say where values come from. */
    static Prefilled plain(Optional<String> value) {
        return new Prefilled(value, Optional.empty(), false, List.of());
    }

    /** What was typed, or empty. */
    static Prefilled typed(Optional<String> value, boolean locked, List<Offer> offers) {
        return new Prefilled(value, value.map(typed -> PrefillRules.TYPED.name()), locked, offers);
    }

    /** Whether that rule gave the value. */
    boolean isFrom(PrefillRule rule) {
        return source.filter(rule.name()::equals).isPresent();
    }

    @Override
    public String toString() {
        return "Prefilled[source=" + source + ", locked=" + locked + ", offers=" + offers.size() + "]";
    }
}
