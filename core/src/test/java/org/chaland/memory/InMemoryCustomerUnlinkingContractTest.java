package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.CustomerUnlinkingContract;

final class InMemoryCustomerUnlinkingContractTest extends CustomerUnlinkingContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
