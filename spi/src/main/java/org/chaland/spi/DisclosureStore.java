package org.chaland.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.CustomerId;
import org.chaland.model.Disclosure;
import org.chaland.model.ShopId;

/**
 * Keeps what staff were shown of whom, when, and what for. Entries are added and never changed; they are deleted when they are old. All
 * lists are read through an index: a shop makes more of these than of anything else.
 *
 * @see Storage what holds for every store
 * @since 0.1
 */
public interface DisclosureStore {

    /**
     * Adds entries, all or none; the customers need not exist any more.
     *
     * @throws StorageException if one of the ids is taken
     */
    void append(List<Disclosure> entries);

    /**
     * What was shown of a customer, the newest first; at one time in descending order of the bytes of the ids.
     *
     * @param since from then on the entries of everybody are the customer's too, which is when the record was created; if empty, none
     *     of them is
     * @param after the id of the last one of the page before, or empty for the first page; an id that the customer's list does
     *     not hold is followed by nothing
     * @param limit at most so many, at least 1
     * @return unmodifiable; empty if there are none
     */
    List<Disclosure> ofCustomer(
            ShopId shop, CustomerId customer, Optional<Instant> since, Optional<UUID> after, int limit);

    /**
     * What was shown of anybody, and of everybody at once, in a time: whose data was touched (GDPR art. 33, 34). The oldest first; at one
     * time in ascending order of the bytes of the ids.
     *
     * @param from the first moment that counts
     * @param until the first that does not any more
     * @param after the id of the last one of the page before, or empty for the first page; an id that this list does not hold is
     *     followed by nothing
     * @param limit at most so many, at least 1
     * @return unmodifiable; empty if there are none
     */
    List<Disclosure> between(ShopId shop, Instant from, Instant until, Optional<UUID> after, int limit);

    /**
     * The oldest entry of the shop that follows another one. The order of the shops is the store's own and always the same, so that
     * calls with the shop of the last answer walk through all shops that have entries.
     *
     * @param shop the shop before; empty for the first shop
     * @return empty if no shop follows
     */
    Optional<Disclosure> oldestAfter(Optional<ShopId> shop);

    /**
     * Deletes the oldest entries of a shop.
     *
     * @param over those that were shown then or before
     * @param most how many at most, at least 1
     * @return how many were deleted; fewer than that if there are no more
     */
    int purge(ShopId shop, Instant over, int most);
}
