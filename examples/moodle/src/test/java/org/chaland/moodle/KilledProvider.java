package org.chaland.moodle;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.Invitation;
import org.chaland.spi.SupportAccess;

/** The provider in a process that is killed once: after the call of that number, before anything is written of it. */
final class KilledProvider implements AccountProvisioning, Invitation, SupportAccess {

    private final MoodleProvider moodle;
    private int callsLeft;

    KilledProvider(MoodleProvider moodle, int callsLeft) {
        this.moodle = moodle;
        this.callsLeft = callsLeft;
    }

    boolean wasKilled() {
        return callsLeft <= 0;
    }

    @Override
    public String issuer() {
        return moodle.issuer();
    }

    @Override
    public Map<Field, Integer> fieldLimits() {
        return moodle.fieldLimits();
    }

    @Override
    public Duration longestRequest() {
        return moodle.longestRequest();
    }

    @Override
    public Optional<Account> find(AccountKey key) {
        return killedAfter(moodle.find(key));
    }

    @Override
    public Account create(AccountKey key, Contact contact) {
        return killedAfter(moodle.create(key, contact));
    }

    @Override
    public void invite(Account account) {
        moodle.invite(account);
        killedAfter(account);
    }

    @Override
    public void grant(ShopId shop, Account account) {
        moodle.grant(shop, account);
        killedAfter(account);
    }

    @Override
    public void revoke(ShopId shop, Account account) {
        moodle.revoke(shop, account);
        killedAfter(account);
    }

    @Override
    public URI address(ShopId shop) {
        return moodle.address(shop);
    }

    private <T> T killedAfter(T result) {
        if (--callsLeft == 0) {
            throw new IllegalStateException("killed");
        }
        return result;
    }
}
