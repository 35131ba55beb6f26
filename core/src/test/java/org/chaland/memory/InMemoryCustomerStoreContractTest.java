package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.CustomerStoreContract;

final class InMemoryCustomerStoreContractTest extends CustomerStoreContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
