package org.chaland.spi;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.AuditEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;

/**
 * Keeps what staff did, and why. Entries are added and never changed, until {@link RetentionStore} takes reasons or entries away.
 *
 * @see Storage what holds for every store
 * @since 0.1
 */
public interface AuditLog {

    /**
     * Adds an entry; the customer need not exist any more.
     *
     * @throws StorageException if the id is taken
     */
    void append(AuditEntry entry);

    /**
     * What was done to a customer, the newest first; at one time in descending order of the bytes of the ids.
     *
     * @param after the id of the last one of the page before, or empty for the first page; an id
     *     that the customer's list does not hold is followed by nothing
     * @param limit at most so many, at least 1
     * @return unmodifiable; empty if there are none
     */
    List<AuditEntry> ofCustomer(ShopId shop, CustomerId customer, Optional<UUID> after, int limit);
}
