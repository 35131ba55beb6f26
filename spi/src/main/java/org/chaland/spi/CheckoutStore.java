package org.chaland.spi;

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
}
