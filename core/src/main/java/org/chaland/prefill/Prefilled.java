package org.chaland.prefill;

import java.util.List;
import java.util.Optional;
import org.chaland.spi.PrefillRule;

/**
 * What one field of the form is filled with. Its text form leaves the values out (I10).
 *
 * @param value the value, or empty
 * @param source the name of the rule that gave it, or empty with the value
 * @param locked whether the account decides the value: what is sent for the field is not taken
 * @param offers other values, such as what the visitor had typed; for a locked field they are only told
 */
public record Prefilled(Optional<String> value, Optional<String> source, boolean locked, List<Offer> offers) {

    /** Keeps its own copy of the offers. */
    public Prefilled {
        offers = List.copyOf(offers);
    }

    /** Whether that rule gave the value. */
    public boolean isFrom(PrefillRule rule) {
        return source.filter(rule.name()::equals).isPresent();
    }

    @Override
    public String toString() {
        return "Prefilled[source=" + source + ", locked=" + locked + ", offers=" + offers.size() + "]";
    }
}
