package org.chaland.journey;

import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.checkout.PasswordSubmission;
import org.chaland.checkout.SignInRefusal;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.spi.PasswordAttempt;
import org.chaland.spi.ShopRules;

/** Passwords typed at the contact step of a shop that has chosen that. */
final class Passwords {

    static final String NAME = "ada";
    static final String PASSWORD = "Qx0pen-Sesame";
    static final String CLIENT = "192.0.2.7";
    static final SignedInOutcome NOT_SIGNED_IN = new SignedInOutcome.Refused(SignInRefusal.NOT_SIGNED_IN);

    private final Chaland chaland;

    Passwords(Chaland chaland) {
        this.chaland = chaland;
    }

    static ShopRules.Builder rules() {
        return World.usualRules().passwordSignInIssuers(LMS);
    }

    static PasswordAttempt attempt(String name, String password) {
        return new PasswordAttempt(name, password.toCharArray());
    }

    static PasswordSubmission.Builder submission(PasswordAttempt attempt) {
        return PasswordSubmission.builder(SHOP, ANONYMOUS, LMS, attempt).client(CLIENT);
    }

    SignedInOutcome signIn(PasswordSubmission.Builder submission) {
        return chaland.checkout().signInWithPassword(submission.build());
    }

    SignedInOutcome signIn(String name, String password) {
        return signIn(submission(attempt(name, password)));
    }

    /** With the right password. */
    SignedInOutcome signIn(Optional<Handle> handle, Details draft) {
        return signIn(submission(attempt(NAME, PASSWORD)).handle(handle).draft(draft));
    }
}
