package org.chaland.moodle;

import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountKey;
import org.chaland.spi.Invitation;

/** The provider in a process that is killed once: after the call of that number, before anything is written of it. */
final class KilledProvider extends ForwardedProvider {

    private int callsLeft;

    KilledProvider(MoodleProvider moodle, int callsLeft) {
        super(moodle);
        this.callsLeft = callsLeft;
    }

    boolean wasKilled() {
        return callsLeft <= 0;
    }

    @Override
    public Optional<Account> find(AccountKey key) {
        return killedAfter(super.find(key));
    }

    @Override
    public Account create(AccountKey key, Contact contact) {
        return killedAfter(super.create(key, contact));
    }

    @Override
    public void invite(Account account, Invitation.Context context) {
        super.invite(account, context);
        killedAfter(account);
    }

    @Override
    public void grant(ShopId shop, Account account) {
        super.grant(shop, account);
        killedAfter(account);
    }

    @Override
    public void revoke(ShopId shop, Account account) {
        super.revoke(shop, account);
        killedAfter(account);
    }

    private <T> T killedAfter(T result) {
        if (--callsLeft == 0) {
            throw new IllegalStateException("killed");
        }
        return result;
    }
}
