package org.chaland.spi;

/**
 * Says whether something may happen once more now, so that nobody guesses passwords and codes, or tries out addresses, as
 * often as a machine can.
 *
 * <p>Each limit has a bucket for each key. A bucket holds as many permits as the limit says at most, and is full when it is
 * first asked for; what is taken comes back evenly, one in each {@link Limit#perPermit()}. Limits are equal as values: another
 * name or other numbers, another bucket. A host that wants other numbers than those of {@link Limits} answers by the name.
 *
 * <p>Keys are 43 characters of base64url, made with a secret of what is limited; which address, name or client stands behind
 * one, an implementation never learns (I10). Keys are compared as they are, upper and lower case told apart.
 *
 * <p>An implementation that throws counts as one that says no, and only the class of what it threw is logged. A limiter that
 * is down must not make guessing free; and no order is lost by it, because where a limit stands on the way of an order, one
 * that is used up means that the buyer is served as usual.
 *
 * <p>Implementations are safe for use by several threads.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface RateLimiter {

    /**
     * Takes a permit if there is one. Never waits for one, and whoever gets none takes nothing.
     *
     * <p>Time that stands still or runs backwards brings no permit back; once it goes on, permits come back as ever, whatever
     * the clock says. However many other keys are asked for, a bucket that is all but empty is not forgotten: one that is full
     * may be, since nobody can tell.
     *
     * @return whether a permit was taken
     */
    boolean tryAcquire(Limit limit, String key);
}
