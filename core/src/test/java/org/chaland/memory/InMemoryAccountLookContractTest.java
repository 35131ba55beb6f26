package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.AccountLookContract;

final class InMemoryAccountLookContractTest extends AccountLookContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
