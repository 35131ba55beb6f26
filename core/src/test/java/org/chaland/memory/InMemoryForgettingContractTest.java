package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.ForgettingContract;

final class InMemoryForgettingContractTest extends ForgettingContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
