package org.chaland.memory;

import java.time.Clock;
import org.chaland.spi.RateLimiter;
import org.chaland.spi.contract.RateLimiterContract;

final class InMemoryRateLimiterContractTest extends RateLimiterContract {

    @Override
    protected RateLimiter limiter(Clock clock) {
        return new InMemoryRateLimiter(clock, 1_000);
    }
}
