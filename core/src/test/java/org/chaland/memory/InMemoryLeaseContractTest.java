package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.LeaseContract;

final class InMemoryLeaseContractTest extends LeaseContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
