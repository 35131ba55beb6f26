package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.PurchaseAccessContract;

final class InMemoryPurchaseAccessContractTest extends PurchaseAccessContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
