package org.chaland.memory;

import org.chaland.spi.Storage;
import org.chaland.spi.contract.RaceContract;

final class InMemoryRaceContractTest extends RaceContract {

    @Override
    protected Storage storage() {
        return new InMemoryStorage();
    }
}
