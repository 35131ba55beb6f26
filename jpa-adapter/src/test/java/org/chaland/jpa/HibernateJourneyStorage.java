package org.chaland.jpa;

import java.util.function.Supplier;
import org.chaland.spi.Storage;

/** One database for all journeys, empty at the beginning of each. */
public final class HibernateJourneyStorage implements Supplier<Storage> {

    private static final TestDatabase DATABASE = TestDatabase.create();

    public HibernateJourneyStorage() {}

    @Override
    public Storage get() {
        return DATABASE.emptied().storage();
    }
}
