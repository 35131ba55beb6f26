package org.chaland.journey;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chaland.spi.Limit;
import org.chaland.spi.RateLimiter;

/** A limiter that remembers what it was asked beside the limits of checkouts, and has no permit of the limits that a test has used up. */
final class CountedLimiter implements RateLimiter {

    private static final Set<Limit> CHECKOUTS =
            Set.of(Limit.CHECKOUT_BY_CLIENT, Limit.CHECKOUT_IN_TOTAL, Limit.SIGN_IN_BY_CLIENT, Limit.SIGN_IN_IN_TOTAL);

    private final List<String> asked = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final Set<Limit> usedUp = new HashSet<>();

    /** The names of the limits, in the order in which they were asked. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    List<String> keys() {
        return List.copyOf(keys);
    }

    void useUp(Limit limit) {
        usedUp.add(limit);
    }

    void forget() {
        asked.clear();
        keys.clear();
    }

    @Override
    public boolean tryAcquire(Limit limit, String key) {
        // Those are asked before each checkout that a visitor begins, whatever is typed.
        if (!CHECKOUTS.contains(limit)) {
            asked.add(limit.name());
            keys.add(key);
        }
        return !usedUp.contains(limit);
    }
}
