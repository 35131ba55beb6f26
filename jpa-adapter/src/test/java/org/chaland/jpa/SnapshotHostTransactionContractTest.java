package org.chaland.jpa;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.HostTransactionContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Under what is MariaDB's own isolation from 11.6.2 on. */
@EnabledIfSystemProperty(named = "chaland.test.database", matches = "mariadb")
@Tag("matrix")
final class SnapshotHostTransactionContractTest extends HostTransactionContract {

    private static final TestDatabase DATABASE = TestDatabase.create(Isolation.SNAPSHOT, "");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    protected Storage storage() {
        return DATABASE.emptied().storage();
    }
}
