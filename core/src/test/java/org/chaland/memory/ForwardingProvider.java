package org.chaland.memory;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.Invitation;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignedIn;
import org.chaland.spi.SupportAccess;

/** Does what the provider in memory does, until a subclass breaks it. */
class ForwardingProvider implements SignInRedirect, ProfileSource, AccountProvisioning, Invitation, SupportAccess {

    final InMemoryIdentityProvider memory;

    ForwardingProvider() {
        this(Providers.empty());
    }

    ForwardingProvider(InMemoryIdentityProvider memory) {
        this.memory = memory;
    }

    @Override
    public String issuer() {
        return memory.issuer();
    }

    @Override
    public Map<Field, Integer> fieldLimits() {
        return memory.fieldLimits();
    }

    @Override
    public URI address(SignInAttempt attempt) {
        return memory.address(attempt);
    }

    @Override
    public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
        return memory.complete(attempt, parameters);
    }

    @Override
    public Optional<Contact> profile(Account account) {
        return memory.profile(account);
    }

    @Override
    public Optional<Account> find(AccountKey key) {
        return memory.find(key);
    }

    @Override
    public Account create(AccountKey key, Contact contact) {
        return memory.create(key, contact);
    }

    @Override
    public void invite(Account account) {
        memory.invite(account);
    }

    @Override
    public void grant(ShopId shop, Account account) {
        memory.grant(shop, account);
    }

    @Override
    public void revoke(ShopId shop, Account account) {
        memory.revoke(shop, account);
    }

    @Override
    public URI address(ShopId shop) {
        return memory.address(shop);
    }
}
