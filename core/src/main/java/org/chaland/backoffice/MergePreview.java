package org.chaland.backoffice;

import java.util.List;
import java.util.Set;
import org.chaland.model.Field;
import org.chaland.model.Link;

/**
 * What a merge would do. Contact and billing of the survivor stay as they are: no field is ever copied.
 *
 * <p>All purchases and links of {@code from} move to {@code into}, and so do the tombstones that lead to it; handles of
 * checkouts of both are dead afterwards (I5).
 *
 * @param from the record that would become a tombstone
 * @param into the record that would survive
 * @param differing the fields in which the two differ, in the order of {@link Field}; what {@code from} holds there is kept on
 *     the tombstone only
 * @param token to be passed to {@link BackOffice#merge}
 */
public record MergePreview(MergeSide from, MergeSide into, Set<Field> differing, MergeToken token) {

    /** How many purchases would move. */
    public long movingPurchases() {
        return from.purchases().total();
    }

    /** The links that would move, with their proof as it is. */
    public List<Link> movingLinks() {
        return from.customer().links();
    }
}
