package org.chaland.journey;

import java.util.Optional;
import org.chaland.spi.PasswordAttempt;
import org.chaland.spi.PasswordSignIn;
import org.chaland.spi.SignedIn;

/** A provider that gives the same answer to every password. */
record PasswordImpostor(Optional<SignedIn> answer) implements PasswordSignIn {

    @Override
    public String issuer() {
        return World.LMS;
    }

    @Override
    public Optional<SignedIn> signIn(PasswordAttempt attempt) {
        return answer;
    }
}
