package org.chaland.jpa;

import org.chaland.spi.contract.StorageContract;
import org.chaland.spi.contract.StorageFixture;
import org.junit.jupiter.api.AfterAll;

/** Transactions that Chaland begins itself. */
final class ResourceLocalStorageContractTest extends StorageContract {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    protected StorageFixture fixture() {
        return () -> DATABASE.emptied().storage();
    }
}
