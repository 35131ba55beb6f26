package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.RetentionContract;

final class InMemoryRetentionContractTest extends RetentionContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
