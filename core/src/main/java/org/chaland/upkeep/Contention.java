package org.chaland.upkeep;

import org.chaland.spi.StorageConflictException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What nodes that run at the same moment do to each other: a database may give one of them up for the sake of another. */
final class Contention {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private Contention() {}

    /** Nothing is stored of what was given up: somebody else has it, or the next run does. What was done before stays in the report. */
    static void passOver(Runnable step) {
        try {
            step.run();
        } catch (StorageConflictException givenUp) {
            LOG.info("A step of upkeep was given up for the sake of another node");
        }
    }
}
