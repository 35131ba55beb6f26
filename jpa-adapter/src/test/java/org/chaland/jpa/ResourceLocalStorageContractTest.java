package org.chaland.jpa;

import org.chaland.spi.contract.StorageContract;
import org.chaland.spi.contract.StorageFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** Transactions that Chaland begins itself. */
@Tag("matrix")
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
