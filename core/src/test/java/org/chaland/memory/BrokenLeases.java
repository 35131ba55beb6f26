package org.chaland.memory;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.chaland.spi.LeaseStore;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageException;
import org.chaland.spi.contract.LeaseContract;
import org.junit.jupiter.api.DisplayName;

/** Stores of leases that break one rule each. */
final class BrokenLeases {

    private static final UUID ANYBODY = new UUID(0, 0);

    private BrokenLeases() {}

    @DisplayName("A store that gives a name to whoever asks")
    @Breaks({
        "nameThatNobodyHasIsTakenAndNobodyElseGetsIt",
        "holderMayKeepItLongerAndEndItSooner",
        "releasedNameIsToBeHadAtOnceByItsHolderAloneAndReleasingTwiceIsNoFailure",
        "oneOfManyGetsANameThatNobodyHas"
    })
    static final class OneHolderForAll extends LeaseContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withLeases(sound -> new ForwardingLeases(sound) {
                @Override
                public boolean take(String name, UUID holder, Instant now, Instant until) {
                    return super.take(name, ANYBODY, now, until);
                }
            });
        }
    }

    @DisplayName("A store that holds a name one moment too long")
    @Breaks("nameIsToBeHadFromTheMomentItsTimeIsOver")
    static final class OneMomentTooLong extends LeaseContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withLeases(sound -> new ForwardingLeases(sound) {
                @Override
                public boolean take(String name, UUID holder, Instant now, Instant until) {
                    return super.take(name, holder, now, until.plusNanos(1));
                }
            });
        }
    }

    @DisplayName("A store that asks its clock instead of the caller")
    @Breaks({"nameThatNobodyHasIsTakenAndNobodyElseGetsIt", "holderMayKeepItLongerAndEndItSooner"})
    static final class ClockOfItsOwn extends LeaseContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withLeases(sound -> new ForwardingLeases(sound) {
                @Override
                public boolean take(String name, UUID holder, Instant now, Instant until) {
                    return super.take(name, holder, Instant.MAX, until);
                }
            });
        }
    }

    @DisplayName("A store that writes down the time of whoever it refuses")
    @Breaks("refusalChangesNothing")
    static final class LastRefusalCounts extends LeaseContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withLeases(sound -> new ForwardingLeases(sound) {
                private final Map<String, UUID> holders = new ConcurrentHashMap<>();

                @Override
                public boolean take(String name, UUID holder, Instant now, Instant until) {
                    if (super.take(name, holder, now, until)) {
                        holders.put(name, holder);
                        return true;
                    }
                    super.take(name, holders.get(name), now, until);
                    return false;
                }
            });
        }
    }

    @DisplayName("A store that never gives a name back")
    @Breaks("releasedNameIsToBeHadAtOnceByItsHolderAloneAndReleasingTwiceIsNoFailure")
    static final class NeverReleased extends LeaseContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withLeases(sound -> new ForwardingLeases(sound) {
                @Override
                public void release(String name, UUID holder) {
                    Thread.onSpinWait();
                }
            });
        }
    }

    @DisplayName("A store that takes capitals for small letters")
    @Breaks("namesAreComparedAsBytes")
    static final class CaseDisregarded extends LeaseContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withLeases(sound -> new ForwardingLeases(sound) {
                @Override
                public boolean take(String name, UUID holder, Instant now, Instant until) {
                    return super.take(name.toLowerCase(Locale.ROOT), holder, now, until);
                }
            });
        }
    }

    @DisplayName("A store apart from the transaction")
    @Breaks("takingIsUndoneWhenTheHostRollsBack")
    static final class LeasesApart extends LeaseContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withLeases(sound -> new InMemoryStorage().leases());
        }
    }

    @DisplayName("A store that ends the transaction of whoever it refuses")
    @Breaks("refusalLeavesTheTransactionUsable")
    static final class FatalRefusal extends LeaseContract {

        @Override
        protected Storage storage() {
            var sound = Breakable.sound();
            return sound.withLeases(leases -> new ForwardingLeases(leases) {
                @Override
                public boolean take(String name, UUID holder, Instant now, Instant until) {
                    return super.take(name, holder, now, until) || ended(sound);
                }
            });
        }
    }

    @DisplayName("A store that looks whether anybody has a name and writes later")
    @Breaks("oneOfManyGetsANameThatNobodyHas")
    static final class AbsenceComparedTooEarly extends LeaseContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withLeases(sound -> new LookFirst(sound, false));
        }
    }

    @DisplayName("A store that looks whether a time is over and writes later")
    @Breaks("oneOfManyGetsANameWhoseTimeIsOver")
    static final class TimeComparedTooEarly extends LeaseContract {

        @Override
        protected Storage storage() {
            return Breakable.sound().withLeases(sound -> new LookFirst(sound, true));
        }
    }

    private static final class LookFirst extends ForwardingLeases {

        private final Map<String, Instant> ends = new ConcurrentHashMap<>();
        private final Gap gap = new Gap();
        private final boolean ofKnownNames;

        LookFirst(LeaseStore sound, boolean ofKnownNames) {
            super(sound);
            this.ofKnownNames = ofKnownNames;
        }

        @Override
        public boolean take(String name, UUID holder, Instant now, Instant until) {
            var isFree = !ends.getOrDefault(name, Instant.MIN).isAfter(now);
            if (ends.containsKey(name) == ofKnownNames) {
                gap.pass();
            }
            if (isFree) {
                ends.put(name, until);
            }
            return isFree;
        }
    }

    private static boolean ended(Storage storage) {
        try {
            return storage.transactions().inTransaction(() -> {
                throw new StorageException("Another has the name.");
            });
        } catch (StorageException swallowed) {
            return false;
        }
    }
}
