package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.HostTransactionContract;

final class InMemoryHostTransactionContractTest extends HostTransactionContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
