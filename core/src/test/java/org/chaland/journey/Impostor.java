package org.chaland.journey;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.chaland.model.Account;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignedIn;

/** A provider that asserts, whoever asks, an account of another issuer. */
record Impostor(Account account) implements SignInRedirect {

    @Override
    public String issuer() {
        return World.LMS;
    }

    @Override
    public URI address(SignInAttempt attempt) {
        return URI.create("https://impostor.example/sign-in");
    }

    @Override
    public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
        return Optional.of(SignedIn.as(account));
    }
}
