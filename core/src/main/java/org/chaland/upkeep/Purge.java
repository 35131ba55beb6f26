package org.chaland.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.util.function.ToIntBiFunction;
import org.chaland.internal.Parts;
import org.chaland.spi.ChalandException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes what has had its time: checkouts with their drafts, claims with their addresses, names that a dead worker held. */
final class Purge {

    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

    /** A clock that is ahead of the others by less takes nothing away that they still need; no claim lasts half as long. */
    private static final Duration LATER = Duration.ofDays(1);

    private final Parts parts;

    Purge(Parts parts) {
        this.parts = parts;
    }

    /** So many of each kind at most. */
    void run(int most) {
        var storage = parts.storage();
        guarded(storage.checkouts()::purge, most);
        guarded(storage.claims()::purge, most);
        guarded(storage.leases()::purge, most);
    }

    /** What cannot be removed now can be later, and keeps no task waiting. */
    private void guarded(ToIntBiFunction<Instant, Integer> kind, int most) {
        try {
            kind.applyAsInt(parts.now().minus(LATER), most);
        } catch (ChalandException e) {
            LOG.warn(
                    "What has had its time could not be removed: {}",
                    e.getClass().getName());
        }
    }
}
