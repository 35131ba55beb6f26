package org.chaland.examples.webshop;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.Finding;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.IdentityProviderFactory;
import org.chaland.spi.PasswordAttempt;
import org.chaland.spi.PasswordSignIn;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.ProviderProperties;
import org.chaland.spi.SelfCheck;
import org.chaland.spi.SignedIn;

/** A provider on the class path that has no sign-in page: it knows one person, and misses one thing. */
public final class PluggedProviderFactory implements IdentityProviderFactory {

    public static final String NAME = "anna";

    @Override
    public String id() {
        return "plugged";
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public IdentityProvider create(ProviderProperties properties) {
        return new Plugged(properties.required("password"));
    }

    /** Of the provider in memory, what a provider without a page of its own has. */
    record Plugged(InMemoryIdentityProvider memory)
            implements PasswordSignIn, ProfileSource, AccountProvisioning, SelfCheck {

        Plugged(String password) {
            this(InMemoryIdentityProvider.builder("https://plugged.example").build());
            var anna = memory.addUser(Contact.builder()
                    .givenName("Anna")
                    .familyName("Plugged")
                    .email("anna@example.org")
                    .build());
            memory.givePassword(anna, NAME, password.toCharArray());
        }

        @Override
        public String issuer() {
            return memory.issuer();
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
        public Account create(AccountKey key, Contact contact) {
            return memory.create(key, contact);
        }

        @Override
        public List<Finding> check(Set<URI> addresses) {
            return List.of(new Finding(
                    "course-missing",
                    Finding.Severity.ERROR,
                    "There is no support course.",
                    "Make one with the short name of chaland.plugged.course."));
        }
    }
}
