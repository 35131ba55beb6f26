package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.DisclosureStoreContract;

final class InMemoryDisclosureStoreContractTest extends DisclosureStoreContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
