package org.chaland.spi;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;

/**
 * The person whom data is about (Regulation (EU) 2016/679, article 4(1)), by the names under which a host may keep more of it.
 *
 * @param shop in which shop
 * @param records the person's record first, then those that were merged into it; unmodifiable
 * @param references of all of their purchases, the newest first; unmodifiable
 */
public record DataSubject(ShopId shop, Set<CustomerId> records, List<String> references) {

    /** Copies what could be modified. */
    public DataSubject {
        records = Collections.unmodifiableSet(new LinkedHashSet<>(records));
        references = List.copyOf(references);
    }
}
