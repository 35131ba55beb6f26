package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.AccountStoreContract;

final class InMemoryAccountStoreContractTest extends AccountStoreContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
