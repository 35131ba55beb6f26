package org.chaland.memory;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.AccountErasure;
import org.chaland.spi.AccountState;
import org.chaland.spi.contract.AccountErasureContract;

final class InMemoryAccountErasureContractTest extends AccountErasureContract {

    private final InMemoryIdentityProvider provider = Providers.empty();

    @Override
    protected AccountErasure provider() {
        return provider;
    }

    @Override
    protected Account user(Contact profile) {
        return provider.addUser(profile);
    }

    @Override
    protected boolean exists(Account account) {
        return provider.stateOf(account) != AccountState.GONE;
    }
}
