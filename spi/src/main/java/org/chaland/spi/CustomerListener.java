package org.chaland.spi;

/**
 * Is told what happened, after it was committed, at least once: a repeated telling carries the same event id.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface CustomerListener {

    /**
     * Takes note. Called outside any database transaction, by whichever thread runs upkeep.
     *
     * @throws RuntimeException to be told again later
     */
    void on(CustomerEvent event);
}
