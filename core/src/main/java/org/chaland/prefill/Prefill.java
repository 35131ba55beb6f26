package org.chaland.prefill;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.spi.PrefillRule;
import org.chaland.spi.PrefillSources;

/**
 * Fills the form by ordered, named rules. Immutable.
 *
 * <p>The account's e-mail address, where it is valid, is locked: notices about what was bought go where the account is. What
 * the visitor had typed and what differs is offered beside the field, never silently taken.
 */
public final class Prefill {

    private final List<PrefillRule> rules;

    /**
     * With those rules, asked in this order.
     *
     * @throws IllegalStateException if two have the same name
     */
    public Prefill(List<PrefillRule> rules) {
        var names = new HashSet<String>();
        rules.stream().filter(rule -> !names.add(rule.name())).findAny().ifPresent(twin -> {
            throw new IllegalStateException(
                    "Two prefill rules are named " + twin.name() + ": give each a name of its own.");
        });
        this.rules = List.copyOf(rules);
    }

    /** The account's e-mail address if it is valid, to which the form is locked; otherwise empty. */
    public static Optional<String> lockedEmail(Details profile) {
        return profile.get(Field.EMAIL).filter(email -> CanonicalEmail.of(email).isPresent());
    }

    /** What that field is filled with. */
    public Prefilled fill(Field field, PrefillSources sources) {
        if (field == Field.EMAIL) {
            var locked = lockedEmail(sources.profile());
            if (locked.isPresent()) {
                return filled(locked, Optional.of(PrefillRules.PROFILE.name()), true, field, sources);
            }
        }
        for (var rule : rules) {
            var value = rule.value(field, sources);
            if (value.isPresent()) {
                return filled(value, Optional.of(rule.name()), false, field, sources);
            }
        }
        return new Prefilled(Optional.empty(), Optional.empty(), false, List.of());
    }

    private static Prefilled filled(
            Optional<String> value, Optional<String> source, boolean locked, Field field, PrefillSources sources) {
        var offers = sources.typed()
                .get(field)
                .filter(typed -> !value.equals(Optional.of(typed)))
                .map(typed -> new Offer(typed, PrefillRules.TYPED.name()));
        return new Prefilled(value, source, locked, offers.map(List::of).orElse(List.of()));
    }
}
