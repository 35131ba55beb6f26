package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.PurchaseStoreContract;

final class InMemoryPurchaseStoreContractTest extends PurchaseStoreContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
