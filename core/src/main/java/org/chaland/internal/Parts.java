package org.chaland.internal;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.chaland.model.ShopId;
import org.chaland.spi.CourseAccess;
import org.chaland.spi.RemoteCallInTransactionException;
import org.chaland.spi.ShopRules;
import org.chaland.spi.ShopSettings;
import org.chaland.spi.Storage;

/**
 * The parts that every room is built from.
 *
 * @param storage the stores
 * @param shops the rules of each shop
 * @param providers the identity providers
 * @param ids makes ids and secrets
 * @param clock the time
 * @param throttle limits how often something may be tried
 * @param secrets makes codes and links
 */
public record Parts(
        Storage storage,
        ShopSettings shops,
        Providers providers,
        Identifiers ids,
        Clock clock,
        Throttle throttle,
        ClaimSecrets secrets) {

    /** Returns the time to the microsecond, which every database can store. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Returns the rules of the shop.
     *
     * @throws IllegalArgumentException if there is no such shop
     */
    public ShopRules rules(ShopId shop) {
        return shops.find(shop)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no shop " + shop + ": let ShopSettings answer for it, or correct the id."));
    }

    /** Returns what people call a course; its code if the shop has no name for it. */
    public String courseName(ShopId shop, String code, Locale locale) {
        return shops.courseName(shop, code, locale).orElse(code);
    }

    /** Returns where a course is; empty if the shop's learning provider opens no courses. */
    public Optional<URI> courseAddress(ShopId shop, String code) {
        return rules(shop)
                .learningIssuer()
                .flatMap(issuer -> providers.find(issuer, CourseAccess.class))
                .map(provider -> provider.courseAddress(shop, code));
    }

    /**
     * Refuses the operation inside a database transaction.
     *
     * @throws RemoteCallInTransactionException if a transaction is active on this thread (I4)
     */
    public void requireNoTransaction(String operation) {
        if (storage.transactions().isActive()) {
            throw new RemoteCallInTransactionException(operation);
        }
    }
}
