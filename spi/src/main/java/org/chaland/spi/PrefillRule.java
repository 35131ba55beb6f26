package org.chaland.spi;

import java.util.Optional;
import org.chaland.model.Details;
import org.chaland.model.Field;

/**
 * Where a form's value may come from. Rules are asked in order for each field; the first that has a value fills it, and its
 * name becomes the source of the value.
 *
 * <p>A rule is pure: the same sources, the same answer, no look-up of its own.
 *
 * @since 0.1
 */
public interface PrefillRule {

    /** A short technical name, unique among the rules, such as {@code record}. */
    String name();

    /** The value for that field, or empty if this rule has none. */
    Optional<String> value(Field field, Sources sources);

    /**
     * All that is known when a form is filled; each part is empty where nothing is.
     *
     * @param record what the shop keeps of its proven owner
     * @param profile what the provider knows of the account that signed in
     * @param typed what the visitor had typed before they signed in
     * @param defaults what the shop proposes to everybody
     */
    record Sources(Details record, Details profile, Details typed, Details defaults) {}
}
