package org.chaland.journey;

import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.SignedInOutcome.Reason;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.Visit;
import org.chaland.spi.PasswordAttempt;
import org.chaland.spi.ShopRules;

/** Passwords typed at the contact step of a shop that has chosen that. */
final class Passwords {

    static final String NAME = "ada";
    static final String PASSWORD = "Qx0pen-Sesame";
    static final String CLIENT = "192.0.2.7";
    static final Visit VISIT = Visit.of(SHOP, ANONYMOUS).withClient(CLIENT);
    static final SignedInOutcome NOT_SIGNED_IN = new SignedInOutcome.Refused(Reason.NOT_SIGNED_IN);

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

    SignedInOutcome signIn(Visit visit, String issuer, PasswordAttempt attempt) {
        return chaland.checkout().signInWithPassword(visit, issuer, attempt, Details.empty());
    }

    SignedInOutcome signIn(Visit visit, PasswordAttempt attempt) {
        return signIn(visit, LMS, attempt);
    }

    SignedInOutcome signIn(PasswordAttempt attempt) {
        return signIn(VISIT, attempt);
    }

    SignedInOutcome signIn(String name, String password) {
        return signIn(attempt(name, password));
    }

    SignedInOutcome signIn(String name, String password, Details draft) {
        return chaland.checkout().signInWithPassword(VISIT, LMS, attempt(name, password), draft);
    }

    /** With the right password. */
    SignedInOutcome signIn(Optional<Handle> handle, Details draft) {
        return chaland.checkout().signInWithPassword(VISIT.withHandle(handle), LMS, attempt(NAME, PASSWORD), draft);
    }
}
