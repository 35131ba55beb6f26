package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.KnownAddressContract;

final class InMemoryKnownAddressContractTest extends KnownAddressContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
