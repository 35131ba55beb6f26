package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.CheckoutStoreContract;

final class InMemoryCheckoutStoreContractTest extends CheckoutStoreContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
