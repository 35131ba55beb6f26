package org.chaland.examples.webshop.orders;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.chaland.Chaland;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
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

    private final Executor worker;

    AfterCommit(Chaland chaland, ShopId shop, Executor afterCommitWorker) {
        this.chaland = chaland;
        this.shop = shop;
        this.worker = afterCommitWorker;
    }

    /**
     * What is due for that customer, soon, in a thread of its own: whoever waits for the page must not wait for the learning platform,
     * nor learn by the time whether it knows an address. What finds no place in the queue is done by the schedule.
     */
    public void runFor(CustomerId customer) {
        soon(() -> chaland.upkeep().runFor(shop, customer));
    }

    /** The code for which that visit has asked, in the same way. */
    public void mailCode(Visit visit) {
        soon(() -> chaland.upkeep().runFor(visit));
    }

    private void soon(Runnable upkeep) {
        try {
            worker.execute(() -> quietly(upkeep));
        } catch (RejectedExecutionException busy) {
            LOG.debug("Upkeep after a commit is left to the schedule");
        }
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
