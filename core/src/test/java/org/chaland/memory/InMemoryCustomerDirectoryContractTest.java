package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.CustomerDirectoryContract;

final class InMemoryCustomerDirectoryContractTest extends CustomerDirectoryContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
