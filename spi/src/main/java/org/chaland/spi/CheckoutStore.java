package org.chaland.spi;

import java.time.Instant;
import java.util.Optional;
import org.chaland.model.Checkout;
import org.chaland.model.ShopId;

/**
 * Keeps checkouts, found by the hash of their handle.
 *
 * @see Storage what holds for every store
 * @since 0.1
 */
public interface CheckoutStore {

    /**
     * Stores a new checkout.
     *
     * @return whether it was stored; {@code false} if the id or the hash is taken
     */
    boolean insert(Checkout checkout);

    /** The checkout of that shop with exactly that hash, expired or not; or empty. */
    Optional<Checkout> findByHandle(ShopId shop, String handleHash);

    /**
     * Writes everything but id and shop; the hash before is forgotten if it changed.
     *
     * @param checkout carries the version that was read; the stored one becomes that plus one
     * @return whether it was written; {@code false}, with nothing written, if the stored version is another or the checkout
     *     is unknown
     * @throws StorageException if the new hash is taken by another checkout
     */
    boolean update(Checkout checkout);

    /**
     * Removes checkouts of all shops that have expired, those that did so longest ago first. A checkout that is removed leaves
     * nothing behind: its hash is as unknown as if there had never been one (Regulation (EU) 2016/679, article 5(1)(e)).
     *
     * <p>The guest of such a checkout goes with it: the active customer that it names, unless that customer has a link, a purchase,
     * a tombstone that leads to it, an entry of what staff did, or another checkout that has not expired by then.
     *
     * @param expired those that expired then or before
     * @param most how many at most, at least 1
     * @return how many checkouts were removed; fewer than that if there are no more
     */
    int purge(Instant expired, int most);
}
