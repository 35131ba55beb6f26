package org.chaland.examples.webshop;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.IdentityProviderFactory;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.ProviderProperties;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInInitiation;
import org.chaland.spi.SignOut;
import org.chaland.spi.SignOutRequest;
import org.chaland.spi.SignedIn;

/** A provider on the class path that begins sign-ins itself and posts its answers, as an LTI platform does. */
public final class PlatformFactory implements IdentityProviderFactory {

    @Override
    public String id() {
        return "platform";
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public IdentityProvider create(ProviderProperties properties) {
        return new Platform(properties.required("issuer"));
    }

    /** Keeps its people in memory, and what it was asked. */
    public static final class Platform implements SignInInitiation, SignOut, ProfileSource {

        public final InMemoryIdentityProvider memory;
        final List<SignInAttempt> asked = new CopyOnWriteArrayList<>();

        Platform(String issuer) {
            memory = InMemoryIdentityProvider.builder(issuer)
                    .signInPage(URI.create(issuer + "/auth"))
                    .build();
        }

        @Override
        public String issuer() {
            return memory.issuer();
        }

        @Override
        public URI address(SignInAttempt attempt) {
            asked.add(attempt);
            return URI.create(issuer() + "/activity");
        }

        @Override
        public Optional<URI> address(SignInAttempt attempt, Map<String, String> parameters) {
            return Optional.of(memory.address(attempt)).filter(any -> issuer().equals(parameters.get("iss")));
        }

        @Override
        public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
            return memory.complete(attempt, parameters)
                    .map(who -> who.withSession("session of " + who.account().subject()));
        }

        @Override
        public Optional<SignOutRequest> signOut(Optional<String> session, URI returnTo) {
            return Optional.of(new SignOutRequest(URI.create(issuer() + "/out"), Map.of("client_id", "shop")));
        }

        @Override
        public Optional<Account> signedOut(Map<String, String> parameters) {
            return Optional.ofNullable(parameters.get("logout_token")).map(subject -> new Account(issuer(), subject));
        }

        @Override
        public Optional<Contact> profile(Account account) {
            return memory.profile(account);
        }
    }
}
