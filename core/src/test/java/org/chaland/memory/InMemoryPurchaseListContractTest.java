package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.PurchaseListContract;

final class InMemoryPurchaseListContractTest extends PurchaseListContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
