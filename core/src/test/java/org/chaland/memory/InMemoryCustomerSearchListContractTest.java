package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.CustomerSearchListContract;

final class InMemoryCustomerSearchListContractTest extends CustomerSearchListContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
