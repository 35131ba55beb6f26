package org.chaland.memory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Contact;
import org.chaland.model.Field;
import org.chaland.spi.AccountErasure;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountLookup;
import org.chaland.spi.AccountState;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.FederatedAccounts;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.ProfileUpdate;

/** What the provider in memory does with the accounts that it keeps. */
abstract class InMemoryUsers
        implements ProfileSource, FederatedAccounts, AccountLookup, AccountSuspension, AccountErasure, ProfileUpdate {

    final InMemoryAccounts accounts;

    private final String issuer;
    private final Map<Field, Integer> fieldLimits;
    private final Set<String> federated;

    InMemoryUsers(String issuer, Map<Field, Integer> fieldLimits, boolean keysAreUnique, Set<String> federated) {
        this.issuer = issuer;
        this.fieldLimits = fieldLimits;
        this.federated = federated;
        accounts = new InMemoryAccounts(issuer, fieldLimits, keysAreUnique);
    }

    @Override
    public String issuer() {
        return issuer;
    }

    @Override
    public Map<Field, Integer> fieldLimits() {
        return fieldLimits;
    }

    @Override
    public Optional<Contact> profile(Account account) {
        return accounts.profile(account);
    }

    @Override
    public Optional<Account> find(AccountKey key) {
        return accounts.find(key).stream().findFirst();
    }

    @Override
    public List<Account> findAll(AccountKey key) {
        return accounts.find(key);
    }

    @Override
    public boolean keepsKeysUnique() {
        return accounts.keysAreUnique();
    }

    @Override
    public Account create(AccountKey key, Contact contact) {
        return accounts.create(key, contact);
    }

    @Override
    public boolean federates(String other) {
        return federated.contains(other);
    }

    @Override
    public Optional<Account> accountOf(Account identity) {
        return accounts.of(identity);
    }

    @Override
    public Account create(AccountKey key, Contact contact, Account identity) {
        return accounts.create(key, contact, identity);
    }

    @Override
    public List<Account> findByAddress(CanonicalEmail address) {
        return accounts.find(address);
    }

    @Override
    public void suspend(Account account) {
        accounts.suspend(account);
    }

    @Override
    public void reactivate(Account account) {
        accounts.reactivate(account);
    }

    @Override
    public void erase(Account account) {
        accounts.erase(account);
    }

    @Override
    public boolean isErased(Account account) {
        return stateOf(account) == AccountState.GONE;
    }

    @Override
    public AccountState stateOf(Account account) {
        return accounts.stateOf(account);
    }

    @Override
    public void update(Account account, Contact contact) {
        accounts.update(account, contact);
    }
}
