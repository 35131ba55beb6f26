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

/** The provider behind something that a test has its own mind about. */
class ForwardedProvider implements AccountProvisioning, Invitation, SupportAccess {

    private final MoodleProvider moodle;

    ForwardedProvider(MoodleProvider moodle) {
        this.moodle = moodle;
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
        return moodle.find(key);
    }

    @Override
    public Account create(AccountKey key, Contact contact) {
        return moodle.create(key, contact);
    }

    @Override
    public void invite(Account account, Invitation.Context context) {
        moodle.invite(account, context);
    }

    @Override
    public void grant(ShopId shop, Account account) {
        moodle.grant(shop, account);
    }

    @Override
    public void revoke(ShopId shop, Account account) {
        moodle.revoke(shop, account);
    }

    @Override
    public URI address(ShopId shop) {
        return moodle.address(shop);
    }
}
