package org.chaland.jpa;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.AccountStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

@Tag("matrix")
final class HibernateAccountStoreContractTest extends AccountStoreContract {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    protected Storage storage() {
        return DATABASE.emptied().storage();
    }
}
