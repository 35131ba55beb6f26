package org.chaland.memory;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.contract.AccountSuspensionContract;

final class InMemoryAccountSuspensionContractTest extends AccountSuspensionContract {

    private final InMemoryIdentityProvider provider = Providers.empty();

    @Override
    protected AccountSuspension provider() {
        return provider;
    }

    @Override
    protected Account user(Contact profile) {
        return provider.addUser(profile);
    }

    @Override
    protected void delete(Account account) {
        provider.delete(account);
    }

    @Override
    protected boolean isUsable(Account account) {
        return provider.profile(account).isPresent();
    }
}
