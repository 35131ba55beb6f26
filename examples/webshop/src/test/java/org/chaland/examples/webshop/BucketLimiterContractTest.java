package org.chaland.examples.webshop;

import java.time.Clock;
import org.chaland.spi.RateLimiter;
import org.chaland.spi.contract.RateLimiterContract;

final class BucketLimiterContractTest extends RateLimiterContract {

    @Override
    protected RateLimiter limiter(Clock clock) {
        return new BucketLimiter(clock, 1_000);
    }
}
