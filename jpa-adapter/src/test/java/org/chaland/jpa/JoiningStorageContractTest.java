package org.chaland.jpa;

import org.chaland.spi.contract.StorageContract;
import org.chaland.spi.contract.StorageFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

/** Transactions that a host begins. */
@Tag("matrix")
final class JoiningStorageContractTest extends StorageContract {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    protected StorageFixture fixture() {
        return new PlainHost.Fixture(DATABASE);
    }
}
