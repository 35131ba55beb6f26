package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.CustomerSearchContract;

final class InMemoryCustomerSearchContractTest extends CustomerSearchContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
