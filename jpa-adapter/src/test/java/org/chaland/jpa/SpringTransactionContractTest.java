package org.chaland.jpa;

import org.chaland.spi.Storage;
import org.chaland.spi.TransactionRunner;
import org.chaland.spi.contract.StorageFixture;
import org.chaland.spi.contract.TransactionContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.springframework.orm.jpa.JpaTransactionManager;

/** Transactions that Spring begins. */
@Tag("matrix")
final class SpringTransactionContractTest extends TransactionContract {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    protected StorageFixture fixture() {
        return new StorageFixture() {
            @Override
            public Storage storage() {
                return SpringHost.storage(DATABASE.emptied().factory());
            }

            @Override
            public TransactionRunner host(Storage storage) {
                return SpringHost.transactions(new JpaTransactionManager(DATABASE.factory()));
            }
        };
    }
}
