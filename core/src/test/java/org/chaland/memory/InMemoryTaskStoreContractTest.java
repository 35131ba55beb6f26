package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.TaskStoreContract;

final class InMemoryTaskStoreContractTest extends TaskStoreContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
