package org.chaland.upkeep;

import java.time.Duration;
import java.time.Instant;
import org.chaland.internal.Parts;
import org.chaland.spi.ChalandException;
import org.chaland.spi.RedactedCause;
import org.chaland.spi.ShopRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes expired checkouts with their drafts, claims with their addresses, leases of dead workers, and finished tasks. */
final class Purge {

    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

    /** No claim lasts half as long. */
    private static final Duration LATER = Duration.ofDays(1);

    /** Longer than any difference between the clocks of two nodes. */
    private static final Duration SOON = Duration.ofHours(1);

    /**
     * The most checkouts of one run, whatever its budget: half of what {@link org.chaland.spi.Limit#CHECKOUT_IN_TOTAL} lets come in
     * an hour, so that a run each half an hour keeps up with one shop.
     */
    private static final int MOST_CHECKOUTS = 10_000;

    /** The most checkouts of one transaction: few statements, and locks that are kept for well under a second. */
    private static final int TOGETHER = 500;

    /**
     * How long a finished task is kept. Longer than the longest warning, because the key of a warning that was sent keeps it from being
     * sent again; and longer than anybody asks what became of a mail.
     */
    private static final Duration FINISHED = ShopRules.LONGEST_WARNING.plusDays(35);

    private final Parts parts;

    Purge(Parts parts) {
        this.parts = parts;
    }

    /** Deletes at most so many of each kind; of checkouts, with their guests, more. */
    void run(int most) {
        var storage = parts.storage();
        var expired = parts.now().minus(LATER);
        guarded("checkouts", () -> purgeCheckouts(parts.now().minus(SOON)));
        guarded("claims", () -> storage.claims().purge(expired, most));
        guarded("leases", () -> storage.leases().purge(expired, most));
        guarded("finished tasks", () -> storage.tasks().purge(parts.now().minus(FINISHED), most));
    }

    private void purgeCheckouts(Instant expired) {
        var left = MOST_CHECKOUTS;
        var goesOn = true;
        while (goesOn && left > 0) {
            var gone = parts.storage().checkouts().purge(expired, TOGETHER);
            left -= gone;
            goesOn = gone == TOGETHER;
        }
    }

    /** A failure here must not keep tasks waiting; the next run tries again. */
    private static void guarded(String kind, Runnable purge) {
        try {
            purge.run();
        } catch (ChalandException e) {
            LOG.warn("Old {} could not be deleted", kind, RedactedCause.of(e));
        }
    }
}
