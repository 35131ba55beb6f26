package org.chaland.journey;

import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.RETURN;

import java.util.Map;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.SignInRequest;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.Visitor;

/** The two halves of a sign-in, to a provider and back from it, and the one that the host's own security has made. */
final class SignIns {

    private final Chaland chaland;

    SignIns(Chaland chaland) {
        this.chaland = chaland;
    }

    BeginSignInOutcome begin(Visitor visitor, Optional<Handle> handle, String issuer, Details draft) {
        return chaland.checkout().beginSignIn(World.visit(visitor, handle), SignInRequest.at(issuer, RETURN), draft);
    }

    BeginSignInOutcome begin(Visitor visitor, Optional<Handle> handle, Details draft) {
        return begin(visitor, handle, LMS, draft);
    }

    /** An anonymous visitor is on the way to the learning provider. */
    BeginSignInOutcome.Redirect begun(Optional<Handle> handle, Details draft) {
        var outcome = begin(Visitor.anonymous(), handle, draft);
        if (outcome instanceof BeginSignInOutcome.Redirect redirect) {
            return redirect;
        }
        throw new AssertionError(Answers.name(outcome));
    }

    SignedInOutcome cameBack(Handle handle, Map<String, String> answer) {
        return chaland.checkout().signedIn(World.visit(Visitor.anonymous(), handle), answer, RETURN);
    }

    /** The host's own security has checked who this is. */
    SignedInOutcome arrive(Handle handle, Account account) {
        return chaland.checkout().signedIn(World.visit(Visitor.signedIn(account), handle));
    }

    SignedInOutcome.SignedIn arrived(Handle handle, Account account) {
        return signedIn(arrive(handle, account));
    }

    /** The host's own security has checked who this is, on the page of an order that this browser has placed. */
    SignedInOutcome arriveForOrder(Handle handle, Account account, String reference) {
        return chaland.checkout().signedInForOrder(World.visit(Visitor.signedIn(account), handle), reference);
    }

    /** From the page of an order that this browser has placed to the provider, and back. */
    SignedInOutcome throughForOrder(InMemoryIdentityProvider users, Handle handle, Account account, String reference) {
        var begun = chaland.checkout()
                .beginSignInForOrder(
                        World.visit(Visitor.anonymous(), handle), SignInRequest.at(users.issuer(), RETURN), reference);
        if (begun instanceof BeginSignInOutcome.Redirect redirect) {
            return cameBack(redirect.handle(), users.signIn(redirect.address(), account));
        }
        throw new AssertionError(Answers.name(begun));
    }

    /** To the provider, where the user signs in, and back. */
    SignedInOutcome through(InMemoryIdentityProvider users, Optional<Handle> handle, Account account, Details draft) {
        var begun = begun(handle, draft);
        return cameBack(begun.handle(), users.signIn(begun.address(), account));
    }

    static SignedInOutcome.SignedIn signedIn(SignedInOutcome outcome) {
        if (outcome instanceof SignedInOutcome.SignedIn signedIn) {
            return signedIn;
        }
        throw new AssertionError(Answers.name(outcome));
    }
}
