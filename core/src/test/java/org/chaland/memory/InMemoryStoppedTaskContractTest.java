package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.StoppedTaskContract;

final class InMemoryStoppedTaskContractTest extends StoppedTaskContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
