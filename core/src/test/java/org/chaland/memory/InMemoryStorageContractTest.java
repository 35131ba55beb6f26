package org.chaland.memory;

import org.chaland.spi.contract.StorageContract;
import org.chaland.spi.contract.StorageFixture;

final class InMemoryStorageContractTest extends StorageContract {

    @Override
    protected StorageFixture fixture() {
        return InMemoryStorage::new;
    }
}
