package org.chaland.memory;

import java.util.Collections;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.Invitation;
import org.chaland.spi.contract.InvitationContract;

final class InMemoryInvitationContractTest extends InvitationContract {

    private final InMemoryIdentityProvider provider = Providers.empty();

    @Override
    protected Invitation provider() {
        return provider;
    }

    @Override
    protected Account user(Contact profile) {
        return provider.addUser(profile);
    }

    @Override
    protected int invitations(Account account) {
        return Collections.frequency(provider.invitations(), account);
    }

    @Override
    protected void delete(Account account) {
        provider.delete(account);
    }
}
