package org.chaland.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.PasswordSignIn;
import org.chaland.spi.contract.PasswordSignInContract;

final class InMemoryPasswordSignInContractTest extends PasswordSignInContract {

    private final InMemoryIdentityProvider provider = Providers.empty();
    private final Map<Account, String> names = new HashMap<>();

    @Override
    protected PasswordSignIn provider() {
        return provider;
    }

    @Override
    protected Account user(Contact profile, String password) {
        var user = provider.addUser(profile);
        names.put(user, "user" + names.size());
        provider.givePassword(user, name(user), password.toCharArray());
        return user;
    }

    @Override
    protected String name(Account user) {
        return Objects.requireNonNull(names.get(user));
    }

    @Override
    protected void suspend(Account account) {
        provider.suspend(account);
    }
}
