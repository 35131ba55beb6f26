package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.TaskListContract;

final class InMemoryTaskListContractTest extends TaskListContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
