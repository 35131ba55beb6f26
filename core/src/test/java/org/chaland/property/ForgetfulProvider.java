package org.chaland.property;

import org.chaland.memory.ForwardingProvider;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;

/** A provider that says of every account that it is deleted. */
final class ForgetfulProvider extends ForwardingProvider {

    ForgetfulProvider(InMemoryIdentityProvider users) {
        super(users);
    }

    @Override
    public void erase(Account account) {}

    @Override
    public boolean isErased(Account account) {
        return true;
    }
}
