package org.chaland.jpa;

import org.chaland.spi.contract.HostTransactionContract;
import org.chaland.spi.contract.StorageFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** In transactions of the host, under MariaDB's own isolation from 11.6.2 on. */
@EnabledIfSystemProperty(named = "chaland.test.database", matches = "mariadb")
@Tag("matrix")
final class SnapshotJoiningHostTransactionContractTest extends HostTransactionContract {

    private static final TestDatabase DATABASE = TestDatabase.create(Isolation.SNAPSHOT, "");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    protected StorageFixture fixture() {
        return new PlainHost.Fixture(DATABASE);
    }
}
