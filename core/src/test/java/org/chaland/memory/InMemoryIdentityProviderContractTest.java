package org.chaland.memory;

import org.chaland.spi.IdentityProvider;
import org.chaland.spi.contract.IdentityProviderContract;

final class InMemoryIdentityProviderContractTest extends IdentityProviderContract {

    @Override
    protected IdentityProvider provider() {
        return Providers.withLimits();
    }
}
