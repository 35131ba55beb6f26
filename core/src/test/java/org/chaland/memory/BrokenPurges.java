package org.chaland.memory;

import java.time.Instant;
import org.chaland.spi.Storage;
import org.chaland.spi.contract.PurgeContract;
import org.junit.jupiter.api.DisplayName;

/** Stores that break one rule of the removal of what has had its time each. */
final class BrokenPurges {

    private static final int ALL = Integer.MAX_VALUE;

    private BrokenPurges() {}

    @DisplayName("Stores that keep for a moment what has had its time")
    @Breaks({
        "checkoutsThatHaveExpiredAreRemovedAndNoOthers",
        "claimsThatWereMadeByThenAreRemovedAndNoOthers",
        "namesWhoseTimeIsOverAreForgottenAndNoOthers",
        "forgettingNamesIsUndoneByARollback"
    })
    static final class OneMomentTooLate extends Broken {

        @Override
        int purge(Purge sound, Instant until, int most) {
            return sound.purge(until.minusNanos(1), most);
        }
    }

    @DisplayName("Stores that remove whatever they have")
    @Breaks({
        "checkoutsThatHaveExpiredAreRemovedAndNoOthers",
        "claimsThatWereMadeByThenAreRemovedAndNoOthers",
        "namesWhoseTimeIsOverAreForgottenAndNoOthers",
        "noMoreNamesAreForgottenThanAskedForThoseFirstThatWereOverFirst"
    })
    static final class Everything extends Broken {

        @Override
        int purge(Purge sound, Instant until, int most) {
            return sound.purge(Instant.MAX, most);
        }
    }

    @DisplayName("Stores that remove all at once, however many were asked for")
    @Breaks({
        "checkoutsThatExpiredLongestAgoAreRemovedFirstAndNoMoreThanAskedFor",
        "claimsThatWereMadeLongestAgoAreRemovedFirstAndNoMoreThanAskedFor",
        "noMoreNamesAreForgottenThanAskedForThoseFirstThatWereOverFirst"
    })
    static final class AllAtOnce extends Broken {

        @Override
        int purge(Purge sound, Instant until, int most) {
            return sound.purge(until, ALL);
        }
    }

    @DisplayName("Stores that remove no more than a statement of theirs can name, and say so of all")
    @Breaks("manyCheckoutsAreRemovedAtOnce")
    static final class OneStatement extends Broken {

        private static final int LONGEST = 1_000;

        @Override
        int purge(Purge sound, Instant until, int most) {
            return sound.purge(until, Math.min(most, LONGEST));
        }
    }

    @DisplayName("Stores that say they have removed something and have not")
    @Breaks({"handleOfARemovedCheckoutIsFree", "accountOfARemovedClaimMayClaimAgain"})
    static final class Hoarders extends Broken {

        @Override
        int purge(Purge sound, Instant until, int most) {
            return most;
        }
    }

    @DisplayName("Stores apart from the transaction")
    @Breaks({
        "removalOfCheckoutsIsUndoneByARollback",
        "removalOfClaimsIsUndoneByARollback",
        "forgettingNamesIsUndoneByARollback"
    })
    static final class Apart extends PurgeContract {

        @Override
        protected Storage storage() {
            var elsewhere = new InMemoryStorage();
            return Breakable.sound()
                    .withCheckouts(sound -> elsewhere.checkouts())
                    .withClaims(sound -> elsewhere.claims())
                    .withLeases(sound -> elsewhere.leases());
        }
    }

    @FunctionalInterface
    private interface Purge {
        int purge(Instant until, int most);
    }

    private abstract static class Broken extends PurgeContract {

        abstract int purge(Purge sound, Instant until, int most);

        @Override
        protected final Storage storage() {
            return Breakable.sound()
                    .withCheckouts(sound -> new ForwardingCheckouts(sound) {
                        @Override
                        public int purge(Instant until, int most) {
                            return Broken.this.purge(super::purge, until, most);
                        }
                    })
                    .withClaims(sound -> new ForwardingClaims(sound) {
                        @Override
                        public int purge(Instant until, int most) {
                            return Broken.this.purge(super::purge, until, most);
                        }
                    })
                    .withLeases(sound -> new ForwardingLeases(sound) {
                        @Override
                        public int purge(Instant until, int most) {
                            return Broken.this.purge(super::purge, until, most);
                        }
                    });
        }
    }
}
