package org.chaland.jpa;

import java.net.URI;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.SupportAccess;

/** A learning provider that is never reached: what is measured asks none, and what it leaves to be done is not done. */
final class Lms implements AccountProvisioning, SupportAccess {

    @Override
    public String issuer() {
        return People.LMS;
    }

    @Override
    public Optional<Account> find(AccountKey key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Account create(AccountKey key, Contact contact) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void grant(ShopId shop, Account account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void revoke(ShopId shop, Account account) {
        throw new UnsupportedOperationException();
    }

    @Override
    public URI address(ShopId shop) {
        return URI.create(People.LMS + "/support");
    }
}
