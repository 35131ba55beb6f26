package org.chaland.memory;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.contract.SignInRedirectContract;

final class InMemorySignInRedirectContractTest extends SignInRedirectContract {

    private final InMemoryIdentityProvider provider = Providers.empty();

    @Override
    protected SignInRedirect provider() {
        return provider;
    }

    @Override
    protected Account user(Contact profile) {
        return provider.addUser(profile);
    }

    @Override
    protected Map<String, String> signIn(URI address, Account user) {
        return provider.signIn(address, user);
    }

    @Override
    protected Map<String, String> cancel(URI address) {
        return provider.cancel(address);
    }

    @Override
    protected Optional<Map<String, String>> signInOnBehalf(URI address, Account user) {
        return Optional.of(provider.signInOnBehalf(address, user));
    }
}
