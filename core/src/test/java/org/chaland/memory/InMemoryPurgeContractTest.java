package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.PurgeContract;

final class InMemoryPurgeContractTest extends PurgeContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
