package org.chaland.memory;

import java.time.Instant;
import java.util.List;
import org.chaland.model.Account;
import org.chaland.model.AccountHolder;
import org.chaland.spi.AccountStore;

/** Does what another does, until a subclass breaks it. */
class ForwardingAccounts implements AccountStore {

    private final AccountStore sound;

    ForwardingAccounts(AccountStore sound) {
        this.sound = sound;
    }

    @Override
    public List<AccountHolder> holders(Account account) {
        return sound.holders(account);
    }

    @Override
    public List<Account> toLookAt(Instant after, Instant until, int limit) {
        return sound.toLookAt(after, until, limit);
    }

    @Override
    public void lookAgain(Account account, Instant at) {
        sound.lookAgain(account, at);
    }
}
