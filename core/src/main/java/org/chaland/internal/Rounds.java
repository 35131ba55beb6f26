package org.chaland.internal;

import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.model.ShopId;
import org.chaland.spi.StorageConflictException;

/** Repeats work after a lost race. */
public final class Rounds {

    /** Losing a round means another writer won. Losing all of them means a stale snapshot, which only a new transaction replaces. */
    private static final int MOST = 5;

    private Rounds() {}

    /**
     * Returns the result of the first round that is not empty.
     *
     * @throws StorageConflictException after five empty rounds
     */
    public static <T> T untilWon(ShopId shop, Supplier<Optional<T>> round) {
        for (int rounds = 0; rounds < MOST; rounds++) {
            var outcome = round.get();
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new StorageConflictException("Data of shop " + shop + " was changed by others " + MOST
                + " times during one request: send the request again.");
    }

    /**
     * Requires that a write of a locked row succeeded. It fails only where a transaction goes on to read its old snapshot after
     * it has waited for the lock, as on MariaDB under REPEATABLE READ. A new transaction helps there too.
     *
     * @throws StorageConflictException if nothing was written
     */
    public static void requireWon(ShopId shop, boolean written) {
        if (!written) {
            throw new StorageConflictException(
                    "Data of shop " + shop
                            + " was changed by others between the beginning of the transaction and its lock: repeat the transaction.");
        }
    }
}
