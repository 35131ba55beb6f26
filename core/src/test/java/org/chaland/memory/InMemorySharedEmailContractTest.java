package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.SharedEmailContract;

final class InMemorySharedEmailContractTest extends SharedEmailContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
