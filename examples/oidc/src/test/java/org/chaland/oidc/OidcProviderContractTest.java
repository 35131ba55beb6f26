package org.chaland.oidc;

import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.SelfCheck;
import org.chaland.spi.contract.IdentityProviderContract;
import org.chaland.spi.contract.ProviderFixture;

final class OidcProviderContractTest extends IdentityProviderContract {

    @Override
    protected ProviderFixture fixture() {
        return new Fixture();
    }

    private static final class Fixture implements ProviderFixture {

        private final TestOp op = new TestOp(Clock.systemUTC());
        private final AtomicInteger people = new AtomicInteger();

        @Override
        public IdentityProvider provider() {
            return new OidcProvider(op.settings(Map.of()));
        }

        @Override
        public Account user(Contact profile) {
            var subject = "person-" + people.incrementAndGet();
            op.people.put(subject, Map.of("email", profile.email().orElse(""), "email_verified", true));
            return new Account(op.issuer, subject);
        }

        @Override
        public void suspend(Account account) {
            op.people.remove(account.subject());
        }

        @Override
        public void delete(Account account) {
            op.people.remove(account.subject());
        }

        @Override
        public URI returnTo() {
            return URI.create(TestOp.RETURN_TO);
        }

        @Override
        public Map<String, String> signIn(URI address, Account account) {
            return op.people.containsKey(account.subject()) ? op.signIn(address, account.subject()) : cancel(address);
        }

        @Override
        public Map<String, String> cancel(URI address) {
            var back = new HashMap<>(op.signIn(address, "nobody"));
            back.remove("code");
            back.put("error", "access_denied");
            return back;
        }

        @Override
        public Optional<Map<String, String>> signInOnBehalf(URI address, Account account) {
            op.claims = token -> token.put("act", Map.of("sub", "operator"));
            return Optional.of(signIn(address, account));
        }

        @Override
        public SelfCheck lacking() {
            op.metadata.remove("end_session_endpoint");
            return new OidcProvider(op.settings(Map.of("chaland.oidc.client-secret", "another")));
        }

        @Override
        public SelfCheck silent() {
            op.close();
            return new OidcProvider(op.settings(Map.of()));
        }

        @Override
        public void close() {
            op.close();
        }
    }
}
