package org.chaland.prefill;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Field;
import org.chaland.prefill.FormField.Offer;
import org.chaland.spi.PrefillRule;
import org.chaland.spi.PrefillSources;

/**
 * Fills the fields of a form by ordered, named rules. Immutable.
 *
 * <p>A valid e-mail address of the account locks its field: messages about the purchase go to the address of the account. Where
 * the visitor had typed another value, that value is offered beside the field.
 */
final class Prefill {

    private final List<PrefillRule> rules;

    /**
     * Fills by those rules, asked in this order.
     *
     * @throws IllegalStateException if two rules have the same name
     */
    Prefill(List<PrefillRule> rules) {
        var names = new HashSet<String>();
        rules.stream().filter(rule -> !names.add(rule.name())).findAny().ifPresent(twin -> {
            throw new IllegalStateException("Two prefill rules are named " + twin.name() + ": give each its own name.");
        });
        this.rules = List.copyOf(rules);
    }

    /** The value of that field. */
    Prefilled fill(Field field, PrefillSources sources) {
        if (field == Field.EMAIL) {
            var locked = ProviderProfile.lockedEmail(sources.profile());
            if (locked.isPresent()) {
                return filled(locked, PrefillRules.PROFILE.name(), true, field, sources);
            }
        }
        for (var rule : rules) {
            var value = rule.value(field, sources);
            if (value.isPresent()) {
                return filled(value, rule.name(), false, field, sources);
            }
        }
        return Prefilled.plain(Optional.empty());
    }

    private static Prefilled filled(
            Optional<String> value, String source, boolean locked, Field field, PrefillSources sources) {
        var offers = sources.typed()
                .get(field)
                .filter(typed -> !value.equals(Optional.of(typed)))
                .map(typed -> new Offer(typed, PrefillRules.TYPED.name()));
        return new Prefilled(value, Optional.of(source), locked, offers.stream().toList());
    }
}
