package org.chaland.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;

/**
 * Adds what the host itself stores about a person to the copy of their data that the person may ask for (GDPR articles 15 and 20).
 *
 * <p>Called outside of a transaction. Implementations must be safe for use by several threads.
 *
 * @since 0.1
 */
public interface PersonalDataContributor {

    /** Returns the name of its part in the export: 1 to 40 of {@code a-z 0-9 -}, starting with a letter, and unique. */
    String name();

    /**
     * Returns everything that the host stores about one person, and nothing about other people.
     *
     * @param shop the shop that the person asked
     * @param records the person's record first, then the records merged into it; unmodifiable
     * @param references the order references of all their purchases, the newest first; unmodifiable
     * @return one map for each stored thing, with texts by name; empty if nothing is stored
     * @throws RuntimeException if the data cannot be read; the export then fails too, because it would be incomplete. The failure
     *     is logged once, without its message
     */
    List<Map<String, String>> about(ShopId shop, Set<CustomerId> records, List<String> references);
}
