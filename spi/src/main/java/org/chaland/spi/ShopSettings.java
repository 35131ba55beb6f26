package org.chaland.spi;

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

    /** Settings of a single shop. */
    static ShopSettings single(ShopId shop, ShopRules rules) {
        return asked -> Optional.of(rules).filter(known -> asked.equals(shop));
    }
}
