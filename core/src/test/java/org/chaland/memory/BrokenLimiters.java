package org.chaland.memory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.chaland.spi.Limit;
import org.chaland.spi.RateLimiter;
import org.chaland.spi.contract.RateLimiterContract;
import org.junit.jupiter.api.DisplayName;

/** Limiters that break one rule each. */
final class BrokenLimiters {

    private static final Clock STOPPED = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    private BrokenLimiters() {}

    @DisplayName("A limiter that lets every seventh pass of those that it refuses")
    @Breaks("permitsAreThereAtOnceAndNoMoreThanThose")
    static final class EverySeventh extends RateLimiterContract {

        @Override
        protected RateLimiter limiter(Clock clock) {
            var sound = new InMemoryRateLimiter(clock);
            var asked = new HashMap<String, Integer>();
            return (limit, key) ->
                    sound.tryAcquire(limit, key) || asked.merge(limit.name() + key, 1, Integer::sum) % 7 == 0;
        }
    }

    @DisplayName("A limiter that saves up what is not used")
    @Breaks("bucketHoldsNoMoreThanItsPermitsHoweverLongItIsLeftAlone")
    static final class SavesUp extends RateLimiterContract {

        @Override
        protected RateLimiter limiter(Clock clock) {
            var begun = clock.instant();
            var taken = new HashMap<String, Long>();
            return (limit, key) -> {
                var earned = Duration.between(begun, clock.instant()).dividedBy(limit.perPermit()) + limit.permits();
                var used = taken.getOrDefault(key, 0L);
                taken.put(key, Math.min(used + 1, earned));
                return used < earned;
            };
        }
    }

    @DisplayName("A limiter that gives all permits back at once, when the time is over")
    @Breaks({"permitsComeBackOneAfterTheOther", "refusalTakesNothingAndPutsNothingOff"})
    static final class FixedWindow extends RateLimiterContract {

        @Override
        protected RateLimiter limiter(Clock clock) {
            var sound = new InMemoryRateLimiter(STOPPED);
            return (limit, key) ->
                    sound.tryAcquire(limit, key + clock.millis() / limit.per().toMillis());
        }
    }

    @DisplayName("A limiter that never gives a permit back")
    @Breaks({
        "permitsComeBackOneAfterTheOther",
        "permitsThatDoNotDivideTheTimeComeBackToo",
        "clockThatJumpedBackHoldsNobodyUp",
        "manyOtherKeysAreNoHindranceOnceTheirBucketsAreFull"
    })
    static final class NeverAgain extends RateLimiterContract {

        @Override
        protected RateLimiter limiter(Clock clock) {
            return new InMemoryRateLimiter(STOPPED, 1_000);
        }
    }

    @DisplayName("A limiter that begins anew to count the time when it refuses")
    @Breaks("refusalTakesNothingAndPutsNothingOff")
    static final class PutOff extends RateLimiterContract {

        @Override
        protected RateLimiter limiter(Clock clock) {
            var asked = new HashMap<String, Instant>();
            var left = new HashMap<String, Integer>();
            return (limit, key) -> {
                var now = clock.instant();
                var before = asked.put(key, now);
                if (before == null || !before.plus(limit.per()).isAfter(now)) {
                    left.put(key, limit.permits());
                }
                return left.merge(key, -1, Integer::sum) >= 0;
            };
        }
    }

    @DisplayName("A limiter that waits for a permit")
    @Breaks("usedUpIsToldWithoutWaiting")
    static final class Waits extends RateLimiterContract {

        @Override
        protected RateLimiter limiter(Clock clock) {
            var sound = new InMemoryRateLimiter(clock);
            var builder = Thread.currentThread();
            var permits = new Semaphore(0);
            return (limit, key) -> sound.tryAcquire(limit, key)
                    // Only where another thread watches: all other rules would take their time.
                    || !Thread.currentThread().equals(builder) && waited(permits);
        }

        private static boolean waited(Semaphore permits) {
            try {
                return permits.tryAcquire(3, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                throw new AssertionError("stopped while waiting", stopped);
            }
        }
    }

    @DisplayName("A limiter with one bucket for all")
    @Breaks({"keysHaveBucketsOfTheirOwn", "keysThatDifferByCaseAreTwo"})
    static final class OneForAll extends RateLimiterContract {

        @Override
        protected RateLimiter limiter(Clock clock) {
            var sound = new InMemoryRateLimiter(clock);
            return (limit, key) -> sound.tryAcquire(limit, "all");
        }
    }

    @DisplayName("A limiter that compares keys as a careless database does")
    @Breaks("keysThatDifferByCaseAreTwo")
    static final class CarelessKeys extends RateLimiterContract {

        @Override
        protected RateLimiter limiter(Clock clock) {
            var sound = new InMemoryRateLimiter(clock);
            return (limit, key) -> sound.tryAcquire(limit, key.toLowerCase(Locale.ROOT));
        }
    }

    @DisplayName("A limiter that knows keys only")
    @Breaks("limitsHaveBucketsOfTheirOwn")
    static final class KeysOnly extends RateLimiterContract {

        @Override
        protected RateLimiter limiter(Clock clock) {
            var sound = new InMemoryRateLimiter(clock);
            return (limit, key) -> sound.tryAcquire(new Limit("any", limit.permits(), limit.per()), key);
        }
    }

    @DisplayName("A limiter that compares limits as objects")
    @Breaks("limitsOfOneValueAreOne")
    static final class LimitsAsObjects extends RateLimiterContract {

        @Override
        protected RateLimiter limiter(Clock clock) {
            var sound = new InMemoryRateLimiter(clock);
            return (limit, key) -> sound.tryAcquire(limit, key + System.identityHashCode(limit));
        }
    }

    @DisplayName("A limiter that looks first and takes later")
    @Breaks("permitsAreTakenOnceHoweverManyAskForThemAtOneMoment")
    static final class LooksFirst extends RateLimiterContract {

        @Override
        protected RateLimiter limiter(Clock clock) {
            var gap = new Gap();
            var left = new ConcurrentHashMap<String, Integer>();
            return (limit, key) -> {
                int seen = left.getOrDefault(key, limit.permits());
                gap.pass();
                left.put(key, Math.max(seen - 1, 0));
                return seen > 0;
            };
        }
    }

    @DisplayName("A limiter that forgets whoever came first")
    @Breaks("emptyBucketIsNotForgottenForManyOtherKeys")
    static final class ForgetsTheFirst extends RateLimiterContract {

        @Override
        protected RateLimiter limiter(Clock clock) {
            var each = new LinkedHashMap<String, RateLimiter>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, RateLimiter> eldest) {
                    return size() > 1_000;
                }
            };
            return (limit, key) -> each.computeIfAbsent(key, any -> new InMemoryRateLimiter(clock))
                    .tryAcquire(limit, key);
        }
    }

    @DisplayName("A limiter that keeps full buckets and has no room for others")
    @Breaks("manyOtherKeysAreNoHindranceOnceTheirBucketsAreFull")
    static final class KeepsTheFull extends RateLimiterContract {

        @Override
        protected RateLimiter limiter(Clock clock) {
            var each = new HashMap<String, RateLimiter>();
            return (limit, key) -> (each.size() < 1_000 || each.containsKey(key))
                    && each.computeIfAbsent(key, any -> new InMemoryRateLimiter(clock))
                            .tryAcquire(limit, key);
        }
    }

    @DisplayName("A limiter that takes any change of the clock for time that has passed")
    @Breaks("clockThatJumpsBackBringsNothingBack")
    static final class AnyChange extends RateLimiterContract {

        @Override
        protected RateLimiter limiter(Clock clock) {
            var looked = new Instant[] {clock.instant(), clock.instant()};
            InstantSource forwards = () -> {
                looked[1] = looked[1].plus(
                        Duration.between(looked[0], clock.instant()).abs());
                looked[0] = clock.instant();
                return looked[1];
            };
            return new InMemoryRateLimiter(forwards.withZone(ZoneOffset.UTC));
        }
    }

    @DisplayName("A limiter that waits until the clock is where it was")
    @Breaks("clockThatJumpedBackHoldsNobodyUp")
    static final class UntilItWas extends RateLimiterContract {

        @Override
        protected RateLimiter limiter(Clock clock) {
            var latest = new Instant[] {clock.instant()};
            InstantSource never = () -> {
                latest[0] = clock.instant().isAfter(latest[0]) ? clock.instant() : latest[0];
                return latest[0];
            };
            return new InMemoryRateLimiter(never.withZone(ZoneOffset.UTC));
        }
    }
}
