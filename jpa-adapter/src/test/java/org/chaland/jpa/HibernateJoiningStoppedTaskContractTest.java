package org.chaland.jpa;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.StoppedTaskContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

@Tag("matrix")
final class HibernateJoiningStoppedTaskContractTest extends StoppedTaskContract {

    private static final TestDatabase DATABASE = TestDatabase.create();

    private final PlainHost host = new PlainHost(DATABASE.factory());

    @AfterEach
    void closeHost() {
        host.close();
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    protected Storage storage() {
        DATABASE.emptied();
        return host.storage();
    }
}
