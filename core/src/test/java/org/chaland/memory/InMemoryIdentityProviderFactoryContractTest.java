package org.chaland.memory;

import java.util.Map;
import java.util.Set;
import org.chaland.spi.IdentityProviderFactory;
import org.chaland.spi.contract.IdentityProviderFactoryContract;

final class InMemoryIdentityProviderFactoryContractTest extends IdentityProviderFactoryContract {

    @Override
    protected IdentityProviderFactory factory() {
        return new Plugin();
    }

    @Override
    protected Map<String, String> properties() {
        return Plugin.properties();
    }

    @Override
    protected Set<String> required() {
        return Plugin.required();
    }
}
