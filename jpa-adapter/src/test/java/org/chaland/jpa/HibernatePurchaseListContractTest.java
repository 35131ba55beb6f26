package org.chaland.jpa;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.PurchaseListContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

@Tag("matrix")
final class HibernatePurchaseListContractTest extends PurchaseListContract {

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
