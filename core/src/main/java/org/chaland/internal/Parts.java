package org.chaland.internal;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.chaland.model.ShopId;
import org.chaland.spi.RemoteCallInTransactionException;
import org.chaland.spi.ShopRules;
import org.chaland.spi.ShopSettings;
import org.chaland.spi.Storage;

/**
 * What every room is built from.
 *
 * @param storage where everything is kept
 * @param shops how each shop is set up
 * @param providers the identity providers
 * @param ids makes ids and secrets
 * @param clock tells the time
 * @param throttle says how often something may be tried
 */
public record Parts(
        Storage storage, ShopSettings shops, Providers providers, Identifiers ids, Clock clock, Throttle throttle) {

    /** The time to the microsecond: what every database keeps. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** @throws IllegalArgumentException if there is no such shop */
    public ShopRules rules(ShopId shop) {
        return shops.find(shop)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no shop " + shop + ": let ShopSettings answer for it, or correct the id."));
    }

    /** @throws RemoteCallInTransactionException if a database transaction is active on this thread (I4) */
    public void requireNoTransaction(String operation) {
        if (storage.transactions().isActive()) {
            throw new RemoteCallInTransactionException(operation);
        }
    }
}
