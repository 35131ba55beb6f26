package org.chaland.memory;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.contract.ProfileSourceContract;

final class InMemoryProfileSourceContractTest extends ProfileSourceContract {

    private final InMemoryIdentityProvider provider = Providers.empty();

    @Override
    protected ProfileSource provider() {
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

    @Override
    protected void delete(Account account) {
        provider.delete(account);
    }
}
