package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.CustomerDeletionContract;

final class InMemoryCustomerDeletionContractTest extends CustomerDeletionContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
