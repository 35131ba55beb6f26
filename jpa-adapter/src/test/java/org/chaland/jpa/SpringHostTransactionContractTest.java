package org.chaland.jpa;

import org.chaland.spi.Storage;
import org.chaland.spi.TransactionRunner;
import org.chaland.spi.contract.HostTransactionContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("matrix")
final class SpringHostTransactionContractTest extends HostTransactionContract {

    private static final TestDatabase DATABASE = TestDatabase.create();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    protected Storage storage() {
        return SpringHost.storage(DATABASE.emptied().factory());
    }

    @Override
    protected TransactionRunner host(Storage storage) {
        return SpringHost.transactions(new TransactionTemplate(new JpaTransactionManager(DATABASE.factory())));
    }
}
