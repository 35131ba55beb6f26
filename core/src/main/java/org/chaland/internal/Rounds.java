package org.chaland.internal;

import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.model.ShopId;
import org.chaland.spi.StorageException;

/** Reads and writes again after a lost race (I16). */
public final class Rounds {

    /** Each round lost means that somebody else's change was kept; losing several in a row is not an expected race. */
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
        throw new StorageException("Something of shop " + shop + " was changed by others " + MOST
                + " times while one request was handled: send it again.");
    }
}
