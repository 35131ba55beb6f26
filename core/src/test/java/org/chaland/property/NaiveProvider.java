package org.chaland.property;

import java.util.Optional;
import java.util.function.Predicate;
import org.chaland.memory.ForwardingProvider;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.AccountKey;
import org.chaland.spi.ProviderRefusalException;

/** A provider that takes whoever has the address already for the person whose account is to be made. */
final class NaiveProvider extends ForwardingProvider {

    private final InMemoryIdentityProvider users;

    NaiveProvider(InMemoryIdentityProvider users) {
        super(users);
        this.users = users;
    }

    @Override
    public Account create(AccountKey key, Contact contact) {
        try {
            return super.create(key, contact);
        } catch (ProviderRefusalException taken) {
            return users.accounts().stream()
                    .filter(hasAddress(contact.email()))
                    .findFirst()
                    .orElseThrow(() -> taken);
        }
    }

    private Predicate<Account> hasAddress(Optional<String> address) {
        return account -> users.profile(account).flatMap(Contact::email).equals(address);
    }
}
