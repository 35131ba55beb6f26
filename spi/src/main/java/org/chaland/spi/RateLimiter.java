package org.chaland.spi;

/**
 * Counts attempts, so that passwords, codes and addresses cannot be guessed at machine speed.
 *
 * <p>Each limit has one bucket for each key. A bucket is full when it is first used, and never holds more permits than the limit
 * says. Permits come back evenly, one in each {@link Limit#perPermit()}. Limits are compared by value: another name or other numbers
 * mean another bucket. A host that wants other numbers than the constants of {@link Limit} decides by the name.
 *
 * <p>Keys are 43 characters of base64url, made with a secret: an implementation cannot tell which address, name or client a key
 * stands for (I10). Keys are case-sensitive.
 *
 * <p>An implementation that throws counts as one that refuses, and the failure is logged without its message: a broken limiter must
 * not make guessing free. No order is lost by that: where a limit guards a step of an order, a refusal means that the buyer is
 * served as usual. Of {@link Limit#CHECKOUT_BY_CLIENT} and {@link Limit#CHECKOUT_IN_TOTAL}, which only save room, a failure lets
 * pass, and a refusal shows the form again with what was typed.
 *
 * <p>Implementations must be safe for use by several threads.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface RateLimiter {

    /**
     * Takes a permit if there is one. Does not wait; a refused call takes nothing.
     *
     * <p>A clock that stands still or runs backwards brings no permit back; when it goes on, permits come back again. A bucket that
     * is not full must not be forgotten, however many other keys are used. A full bucket may be forgotten.
     *
     * @return whether a permit was taken
     */
    boolean tryAcquire(Limit limit, String key);
}
