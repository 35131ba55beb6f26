package org.chaland.memory;

import org.chaland.spi.contract.IdentityProviderContract;
import org.chaland.spi.contract.ProviderFixture;

class InitiatingProviderContractTest extends IdentityProviderContract {

    @Override
    protected ProviderFixture fixture() {
        return new MemoryFixture(new MemoryFixture.Initiating());
    }
}
