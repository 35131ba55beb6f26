package org.chaland.prefill;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.spi.PrefillRule;

/** The rules that a shop has unless it brings its own. */
public final class PrefillRules {

    /** From what the shop keeps of its proven owner. */
    public static final PrefillRule RECORD = rule("record", PrefillRule.Sources::record);

    /** From what the provider knows of the account that signed in. */
    public static final PrefillRule PROFILE = rule("profile", PrefillRule.Sources::profile);

    /** From what the visitor had typed before they signed in. */
    public static final PrefillRule TYPED = rule("typed", PrefillRule.Sources::typed);

    /** From what the shop proposes to everybody. */
    public static final PrefillRule DEFAULT = rule("default", PrefillRule.Sources::defaults);

    private PrefillRules() {}

    /** Record, then profile, then what was typed, then the shop's defaults. */
    public static List<PrefillRule> standard() {
        return List.of(RECORD, PROFILE, TYPED, DEFAULT);
    }

    private static PrefillRule rule(String name, Function<PrefillRule.Sources, Details> source) {
        return new PrefillRule() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Optional<String> value(Field field, PrefillRule.Sources sources) {
                return source.apply(sources).get(field);
            }
        };
    }
}
