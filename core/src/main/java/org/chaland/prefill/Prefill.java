package org.chaland.prefill;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.prefill.FormField.Offer;
import org.chaland.spi.PrefillRule;

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

    /**
     * The value of that field.
     *
     * @param locked the address to which the form is locked
     * @param offered what is offered beside the field if the value is another one
     */
    Prefilled fill(Field field, PrefillRule.Sources sources, Optional<String> locked, Details offered) {
        if (field == Field.EMAIL && locked.isPresent()) {
            return filled(locked, Optional.of(PrefillRules.PROFILE.name()), true, offered.get(field));
        }
        for (var rule : rules) {
            var value = rule.value(field, sources);
            if (value.isPresent()) {
                return filled(value, Optional.of(rule.name()), false, offered.get(field));
            }
        }
        return filled(Optional.empty(), Optional.empty(), false, offered.get(field));
    }

    private static Prefilled filled(
            Optional<String> value, Optional<String> source, boolean locked, Optional<String> offered) {
        var offers = offered.filter(typed -> !value.equals(Optional.of(typed)))
                .map(typed -> new Offer(typed, PrefillRules.TYPED.name()));
        return new Prefilled(value, source, locked, offers.stream().toList());
    }
}
