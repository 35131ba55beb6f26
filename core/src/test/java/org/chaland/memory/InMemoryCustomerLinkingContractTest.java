package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.CustomerLinkingContract;

final class InMemoryCustomerLinkingContractTest extends CustomerLinkingContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
