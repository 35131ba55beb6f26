package org.chaland.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignOut;
import org.chaland.spi.SignOutRequest;
import org.chaland.spi.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for every {@link SignOut}. */
abstract class SignOutRules extends ProviderPart<SignOut> {

    private static final URI RETURN_TO = URI.create("https://shop.example/signed-out");

    private SignOut provider;
    private Account anna;

    SignOutRules() {
        super(SignOut.class);
    }

    @BeforeEach
    void connect() {
        provider = provider();
        anna = user(Samples.person("anna@example.org"));
    }

    @Test
    void addressToSignOutIsAbsoluteAndWithoutPersonalData() {
        for (var session : sessions()) {
            provider.signOut(session, RETURN_TO).map(SignOutRequest::address).ifPresent(address -> {
                assertTrue(address.isAbsolute());
                session.ifPresent(secret -> assertFalse(address.toString().contains(secret), "the session"));
                for (var text : List.of("anna@example.org", "anna%40example.org", "Exemple")) {
                    assertFalse(address.toString().contains(text), text);
                }
            });
        }
    }

    @Test
    void addressToSignOutIsToldWithTheSessionAndWithout() {
        var told = sessions().stream()
                .map(session -> provider.signOut(session, RETURN_TO).isPresent())
                .distinct()
                .toList();

        assertEquals(1, told.size(), "A host may have lost the session.");
    }

    @Test
    void messageOfNobodySignsNobodyOut() {
        for (var odd : List.of(
                Map.<String, String>of(),
                Map.of("logout_token", ""),
                Map.of("logout_token", "a.b.c", "x", "\u0000"),
                Map.of("logout_token", "x".repeat(100_000)),
                Map.of("sub", anna.subject(), "iss", provider.issuer()))) {
            assertEquals(Optional.empty(), provider.signedOut(odd));
        }
    }

    @Test
    void whoWasSignedOutAtTheProviderIsTold() {
        var message = opened().signOut(anna);
        assumeTrue(message.isPresent(), "The provider sends no messages.");

        assertEquals(Optional.of(anna), provider.signedOut(message.get()));
    }

    @Test
    void messageThatWasChangedSignsNobodyOut() {
        var message = opened().signOut(anna);
        assumeTrue(message.isPresent(), "The provider sends no messages.");
        var changed = new HashMap<>(message.get());
        changed.replaceAll((name, value) -> value.substring(0, value.length() - 1));

        assertEquals(Optional.empty(), provider.signedOut(changed));
    }

    /** None, one that is not of this provider, and that of a sign-in if there is one. */
    private List<Optional<String>> sessions() {
        var real = provider instanceof SignInRedirect redirect
                ? redirect.complete(attempt(1), signIn(begin(redirect, attempt(1), anna), anna))
                        .flatMap(SignedIn::session)
                : Optional.<String>empty();
        return Stream.concat(
                        Stream.of(Optional.<String>empty(), Optional.of("é &x=y#\r\n")),
                        real.map(Optional::of).stream())
                .toList();
    }
}
