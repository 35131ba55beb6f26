package org.chaland.memory;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.ProfileUpdate;
import org.chaland.spi.contract.ProfileUpdateContract;

final class InMemoryProfileUpdateContractTest extends ProfileUpdateContract {

    private final InMemoryIdentityProvider provider = Providers.withLimits();

    @Override
    protected ProfileUpdate provider() {
        return provider;
    }

    @Override
    protected Account user(Contact profile) {
        return provider.addUser(profile);
    }

    @Override
    protected Contact kept(Account account) {
        provider.reactivate(account);
        return provider.profile(account).orElseThrow();
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
