package org.chaland.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.ShopAccount;
import org.chaland.spi.AccountStore;

/** Does what another does, until a subclass breaks it. */
public class ForwardingAccounts implements AccountStore {

    private final AccountStore sound;

    public ForwardingAccounts(AccountStore sound) {
        this.sound = sound;
    }

    @Override
    public List<AccountStore.Holder> holders(Account account) {
        return sound.holders(account);
    }

    @Override
    public List<Account> toLookAt(Instant after, Instant until, int limit) {
        return sound.toLookAt(after, until, limit);
    }

    @Override
    public boolean insert(ShopAccount account) {
        return sound.insert(account);
    }

    @Override
    public Optional<ShopAccount> find(Account account) {
        return sound.find(account);
    }

    @Override
    public Optional<ShopAccount> lock(Account account) {
        return sound.lock(account);
    }

    @Override
    public boolean update(ShopAccount account) {
        return sound.update(account);
    }

    @Override
    public boolean delete(Account account) {
        return sound.delete(account);
    }
}
