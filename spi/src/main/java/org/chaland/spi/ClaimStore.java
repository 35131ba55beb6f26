package org.chaland.spi;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Account;
import org.chaland.model.Claim;
import org.chaland.model.ShopId;

/**
 * Keeps claims, at most one for each account in a shop. A claim that is removed leaves nothing behind.
 *
 * @see Storage what holds for every store
 * @since 0.1
 */
public interface ClaimStore {

    /**
     * Stores a new claim.
     *
     * @return whether it was stored; {@code false}, with nothing stored, if the id is taken or the account has a claim in the
     *     shop. The enclosing transaction stays usable either way (I16).
     */
    boolean insert(Claim claim);

    /** The claim of that id, however old; or empty if the shop has none. */
    Optional<Claim> find(ShopId shop, UUID id);

    /** The claim of exactly that account in the shop, however old; or empty. */
    Optional<Claim> findByAccount(ShopId shop, Account account);

    /**
     * Writes customer, epoch, code and tries. Of several who count a try of the same version one does.
     *
     * @param claim carries the version that was read; the stored one becomes that plus one
     * @return whether it was written; {@code false}, with nothing written, if the stored version is another or the claim is
     *     unknown
     */
    boolean update(Claim claim);

    /**
     * Removes a claim. Of several who remove it at once one does.
     *
     * @return whether it was removed; {@code false}, with nothing changed, if the shop has none of that id
     */
    boolean delete(ShopId shop, UUID id);

    /**
     * Removes claims of all shops, those that were made longest ago first.
     *
     * @param requested those that were made then or before
     * @param most how many at most, at least 1
     * @return how many were removed; fewer than that if there are no more
     */
    int purge(Instant requested, int most);
}
