package org.chaland.memory;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.contract.AccountAddressContract;

final class InMemoryAccountAddressContractTest extends AccountAddressContract {

    private final InMemoryIdentityProvider provider = Providers.withLimits();

    @Override
    protected AccountProvisioning provider() {
        return provider;
    }

    @Override
    protected Account user(Contact profile) {
        return provider.addUser(profile);
    }

    @Override
    protected void suspend(Account account) {
        provider.suspend(account);
    }
}
