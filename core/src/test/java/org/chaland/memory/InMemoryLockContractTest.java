package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.LockContract;

final class InMemoryLockContractTest extends LockContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
