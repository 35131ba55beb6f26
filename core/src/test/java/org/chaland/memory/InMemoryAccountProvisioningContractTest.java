package org.chaland.memory;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.contract.AccountProvisioningContract;

final class InMemoryAccountProvisioningContractTest extends AccountProvisioningContract {

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
    protected int accounts() {
        return provider.accounts().size();
    }

    @Override
    protected void suspend(Account account) {
        provider.suspend(account);
    }

    @Override
    protected void delete(Account account) {
        provider.delete(account);
    }
}
