package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.ClaimStoreContract;

final class InMemoryClaimStoreContractTest extends ClaimStoreContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
