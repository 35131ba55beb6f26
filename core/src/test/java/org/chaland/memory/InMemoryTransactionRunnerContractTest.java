package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.TransactionRunnerContract;

final class InMemoryTransactionRunnerContractTest extends TransactionRunnerContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
