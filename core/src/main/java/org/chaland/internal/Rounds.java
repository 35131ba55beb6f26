package org.chaland.internal;

import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.model.ShopId;
import org.chaland.spi.StorageConflictException;

/** Reads and writes again after a lost race (I16). */
public final class Rounds {

    /**
     * Each round lost means that somebody else's change was kept; losing several in a row is not an expected race. It is one where
     * the database shows a transaction nothing but what was there when it began; then a new transaction is what helps.
     */
    private static final int MOST = 5;

    private Rounds() {}

    /** What the first round gave that was not lost. */
    public static <T> T untilWon(ShopId shop, Supplier<Optional<T>> round) {
        for (int rounds = 0; rounds < MOST; rounds++) {
            var outcome = round.get();
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        throw new StorageConflictException("Something of shop " + shop + " was changed by others " + MOST
                + " times while one request was handled: send it again.");
    }

    /**
     * After a write of what is locked. It is lost only where reads go on to show what was there when the transaction began, though
     * a lock has waited for what others changed since, as on MariaDB under REPEATABLE READ: a new transaction is what helps there too.
     */
    public static void requireWon(ShopId shop, boolean written) {
        if (!written) {
            throw new StorageConflictException(
                    "Something of shop " + shop
                            + " was changed by others between the beginning of the transaction and its lock: repeat the whole of it.");
        }
    }
}
