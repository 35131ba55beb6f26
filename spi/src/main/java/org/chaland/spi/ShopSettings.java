package org.chaland.spi;

import java.util.Locale;
import java.util.Optional;
import org.chaland.model.ShopId;

/**
 * Tells how each shop is set up. Asked at every step, so a change takes effect at once; a host whose settings lie in a
 * database keeps them in memory for a while.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface ShopSettings {

    /** The settings of the shop, or empty if there is no such shop. Safe for use by several threads. */
    Optional<ShopRules> find(ShopId shop);

    /**
     * What people call a course.
     *
     * @param code of its training
     * @return empty if that is not known: then the code is shown
     */
    default Optional<String> courseName(ShopId shop, String code, Locale locale) {
        return Optional.empty();
    }

    /** Settings of a single shop. */
    static ShopSettings single(ShopId shop, ShopRules rules) {
        return asked -> Optional.of(rules).filter(known -> asked.equals(shop));
    }
}
