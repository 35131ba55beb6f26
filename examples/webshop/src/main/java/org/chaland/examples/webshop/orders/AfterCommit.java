package org.chaland.examples.webshop.orders;

import org.chaland.Chaland;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs what a commit has left to do at once, so that a buyer does not wait for the schedule. What fails here is tried again
 * by the schedule; the purchase stands.
 */
@Component
public class AfterCommit {

    private static final Logger LOG = LoggerFactory.getLogger(AfterCommit.class);

    private final Chaland chaland;
    private final ShopId shop;

    AfterCommit(Chaland chaland, ShopId shop) {
        this.chaland = chaland;
        this.shop = shop;
    }

    /** What is due for that customer; outside any transaction. */
    public void runFor(CustomerId customer) {
        quietly(() -> chaland.upkeep().runFor(shop, customer));
    }

    private static void quietly(Runnable upkeep) {
        try {
            upkeep.run();
        } catch (RuntimeException failure) {
            // The kind of failure only: a message may repeat personal data.
            LOG.warn("Upkeep after a commit failed with {}", failure.getClass().getName());
        }
    }
}
