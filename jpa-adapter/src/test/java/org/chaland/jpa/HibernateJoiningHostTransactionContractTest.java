package org.chaland.jpa;

import org.chaland.spi.Storage;
import org.chaland.spi.TransactionRunner;
import org.chaland.spi.contract.HostTransactionContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

@Tag("matrix")
final class HibernateJoiningHostTransactionContractTest extends HostTransactionContract {

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

    @Override
    protected TransactionRunner host(Storage storage) {
        return host;
    }
}
