package org.chaland.upkeep;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.chaland.internal.Parts;
import org.chaland.model.Disclosure;
import org.chaland.model.ShopId;
import org.chaland.spi.RedactedCause;
import org.chaland.spi.ShopRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes expired checkouts with their drafts, claims with their addresses, leases of dead workers, finished tasks, and old disclosures. */
final class Purge {

    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);

    /** No claim lasts longer, and nobody stays signed in longer without an order. */
    private static final Duration LATER = Duration.ofDays(1);

    /** Longer than any difference between the clocks of two nodes. */
    private static final Duration SOON = Duration.ofHours(1);

    /**
     * The most checkouts, claims and mailboxes of one run, whatever its budget: half of what {@link
     * org.chaland.spi.Limit#CHECKOUT_IN_TOTAL} lets come in an hour, so that a run each half an hour keeps up with one shop.
     */
    private static final int MOST_OF_STRANGERS = 10_000;

    /** The most of these in one transaction: few statements, and locks that are kept for well under a second. */
    private static final int TOGETHER = 500;

    /**
     * How long a finished task is kept. Longer than the longest warning, because the key of a warning that was sent keeps it from being
     * sent again; and longer than anybody asks what became of a mail.
     */
    private static final Duration FINISHED = ShopRules.LONGEST_WARNING.plusDays(35);

    private final Parts parts;

    /** The shop at which the last run stopped. It need not be exact: it keeps a shop with many old entries from blocking others. */
    private volatile Optional<ShopId> reached = Optional.empty();

    Purge(Parts parts) {
        this.parts = parts;
    }

    /** Deletes at most so many of each kind; more of what strangers can leave. */
    void run(int most) {
        var storage = parts.storage();
        var expired = parts.now().minus(LATER);
        var abandoned = parts.now().minus(SOON);
        guarded("checkouts", () -> purgeAll(() -> storage.checkouts().purge(abandoned, TOGETHER)));
        guarded("claims", () -> purgeAll(() -> storage.claims().purge(expired, TOGETHER)));
        guarded("mailboxes", () -> purgeAll(() -> storage.claims().purgeMailboxes(expired, parts.now(), TOGETHER)));
        guarded("leases", () -> storage.leases().purge(expired, most));
        guarded("finished tasks", () -> storage.tasks().purge(parts.now().minus(FINISHED), most));
        guarded("disclosures", () -> purgeDisclosures(most));
    }

    /** What visitors who are not signed in can make us store, up to {@value #MOST_OF_STRANGERS}. */
    private static void purgeAll(IntSupplier next) {
        var left = MOST_OF_STRANGERS;
        var goesOn = true;
        while (goesOn && left > 0) {
            var gone = next.getAsInt();
            left -= gone;
            goesOn = gone == TOGETHER;
        }
    }

    /** Goes from shop to shop, because each has a policy of its own, and begins after the one where the last run stopped. */
    private void purgeDisclosures(int most) {
        var disclosures = parts.storage().disclosures();
        var seen = new HashSet<ShopId>();
        var left = most;
        var goesOn = true;
        while (goesOn && left > 0 && seen.size() < most) {
            var oldest = disclosures.oldestAfter(reached).or(() -> disclosures.oldestAfter(Optional.empty()));
            goesOn = oldest.map(Disclosure::shop).filter(seen::add).isPresent();
            if (goesOn) {
                reached = oldest.map(Disclosure::shop);
                left -= purgeDisclosures(oldest.get(), left);
            }
        }
    }

    /** Keeps the entries of a shop that has no rules. */
    private int purgeDisclosures(Disclosure oldest, int most) {
        return parts.shops()
                .find(oldest.shop())
                .map(rules -> rules.retention().disclosuresOverAt(parts.now()))
                .filter(over -> !oldest.at().isAfter(over))
                .map(over -> parts.storage().disclosures().purge(oldest.shop(), over, most))
                .orElse(0);
    }

    /** A failure here must not keep tasks waiting; the next run tries again. */
    private static void guarded(String kind, Runnable purge) {
        try {
            purge.run();
        } catch (RuntimeException e) {
            LOG.warn("Old {} could not be deleted", kind, RedactedCause.of(e));
        }
    }
}
