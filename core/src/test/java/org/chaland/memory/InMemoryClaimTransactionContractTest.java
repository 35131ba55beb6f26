package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.ClaimTransactionContract;

final class InMemoryClaimTransactionContractTest extends ClaimTransactionContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
