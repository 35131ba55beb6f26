package org.chaland.memory;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Contact;
import org.chaland.model.CourseState;
import org.chaland.model.Field;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountErasure;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountLookup;
import org.chaland.spi.AccountState;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.CourseAccess;
import org.chaland.spi.CourseTeaching;
import org.chaland.spi.FederatedAccounts;
import org.chaland.spi.Invitation;
import org.chaland.spi.PasswordAttempt;
import org.chaland.spi.PasswordSignIn;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.ProfileUpdate;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignOut;
import org.chaland.spi.SignOutRequest;
import org.chaland.spi.SignedIn;
import org.chaland.spi.SupportAccess;

/** Does what the provider in memory does, until a subclass breaks it. */
public class ForwardingProvider
        implements SignInRedirect,
                SignOut,
                PasswordSignIn,
                ProfileSource,
                FederatedAccounts,
                AccountLookup,
                Invitation,
                AccountSuspension,
                AccountErasure,
                ProfileUpdate,
                SupportAccess,
                CourseAccess,
                CourseTeaching {

    final InMemoryIdentityProvider memory;

    /** What the provider knows of accounts beside what Chaland does. */
    final Map<Account, String> notes = new ConcurrentHashMap<>();

    public ForwardingProvider() {
        this(Providers.empty());
    }

    public ForwardingProvider(InMemoryIdentityProvider memory) {
        this.memory = memory;
    }

    @Override
    public String issuer() {
        return memory.issuer();
    }

    @Override
    public boolean federates(String issuer) {
        return memory.federates(issuer);
    }

    @Override
    public Optional<Account> accountOf(Account identity) {
        return memory.accountOf(identity);
    }

    @Override
    public Account create(AccountKey key, Contact contact, Account identity) {
        return memory.create(key, contact, identity);
    }

    @Override
    public List<Account> findByAddress(CanonicalEmail address) {
        return memory.findByAddress(address);
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
    public Optional<SignOutRequest> signOut(Optional<String> session, URI returnTo) {
        return memory.signOut(session, returnTo);
    }

    @Override
    public Optional<Account> signedOut(Map<String, String> parameters) {
        return memory.signedOut(parameters);
    }

    @Override
    public Optional<SignedIn> signIn(PasswordAttempt attempt) {
        return memory.signIn(attempt);
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
    public List<Account> findAll(AccountKey key) {
        return memory.keepsKeysUnique() ? FederatedAccounts.super.findAll(key) : memory.findAll(key);
    }

    @Override
    public boolean keepsKeysUnique() {
        return memory.keepsKeysUnique();
    }

    @Override
    public Account create(AccountKey key, Contact contact) {
        return memory.create(key, contact);
    }

    @Override
    public void invite(Account account, Invitation.Context context) {
        memory.invite(account, context);
    }

    @Override
    public void suspend(Account account) {
        memory.suspend(account);
    }

    @Override
    public void reactivate(Account account) {
        memory.reactivate(account);
    }

    @Override
    public void erase(Account account) {
        memory.erase(account);
    }

    @Override
    public boolean isErased(Account account) {
        return memory.isErased(account);
    }

    @Override
    public AccountState stateOf(Account account) {
        return memory.stateOf(account);
    }

    @Override
    public void update(Account account, Contact contact) {
        memory.update(account, contact);
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

    @Override
    public void set(ShopId shop, Account account, String course, CourseState wanted) {
        memory.set(shop, account, course, wanted);
    }

    @Override
    public boolean isIn(ShopId shop, Account account, String course) {
        return memory.isIn(shop, account, course);
    }

    @Override
    public URI courseAddress(ShopId shop, String course) {
        return memory.courseAddress(shop, course);
    }

    @Override
    public Set<String> taught(ShopId shop, Account account, Set<String> courses) {
        return memory.taught(shop, account, courses);
    }
}
