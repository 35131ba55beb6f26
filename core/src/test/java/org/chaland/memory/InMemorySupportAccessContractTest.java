package org.chaland.memory;

import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.ShopId;
import org.chaland.spi.SupportAccess;
import org.chaland.spi.contract.SupportAccessContract;

final class InMemorySupportAccessContractTest extends SupportAccessContract {

    private final InMemoryIdentityProvider provider = Providers.empty();

    @Override
    protected SupportAccess provider() {
        return provider;
    }

    @Override
    protected Account user(Contact profile) {
        return provider.addUser(profile);
    }

    @Override
    protected boolean isIn(ShopId shop, Account account) {
        return provider.supported(shop).contains(account);
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
