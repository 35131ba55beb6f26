package org.chaland.property;

import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.RETURN;
import static org.chaland.journey.World.SHOP;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.OpenOutcome;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.ReviewOutcome;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.Submission;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.Visitor;

/** Everybody tries every handle that is dead, or that answers to somebody else: the same answer to all, nothing else. */
final class OldHandles {

    private static final int WAYS = 6;

    private final Shop shop;

    OldHandles(Shop shop) {
        this.shop = shop;
    }

    void use(Browser browser, Move move) {
        var way = move.how();
        for (var handle : List.copyOf(shop.model.handles.keySet())) {
            if (!shop.model.answersTo(handle, browser.session)) {
                var outcome = use(browser, handle, way++ % WAYS);
                shop.happened.accept(
                        "old handle " + outcome.getClass().getEnclosingClass().getSimpleName());
                Check.that(isExpired(outcome), "An old or foreign handle is expired, not " + outcome);
            }
        }
    }

    private Object use(Browser browser, Handle handle, int way) {
        var visitor = browser.visitor();
        var checkout = shop.checkout;
        return switch (way) {
            case 0 -> checkout.open(SHOP, visitor, handle, Locale.ENGLISH);
            case 1 -> checkout.review(SHOP, visitor, handle, Locale.ENGLISH);
            case 2 -> shop.world.placed(visitor, handle, "order-of-an-old-handle");
            case 3 -> checkout.beginSignIn(SHOP, visitor, Optional.of(handle), LMS, Details.empty(), RETURN);
            case 4 -> signIn(browser, handle);
            default -> submit(visitor, handle, browser.person);
        };
    }

    /** One that is alive moves to whoever signs in; that is a move of its own. */
    private Object signIn(Browser browser, Handle handle) {
        var account = shop.accountOf(browser.person);
        return shop.model.isAlive(handle) || account.isEmpty()
                ? shop.checkout.open(SHOP, browser.visitor(), handle, Locale.ENGLISH)
                : shop.checkout.signedIn(SHOP, handle, new Visitor.SignedIn(account.get()), Locale.ENGLISH);
    }

    private Object submit(Visitor visitor, Handle handle, Person person) {
        var typed = shop.typing.anew(person, Details.empty());
        return shop.checkout.submit(Submission.builder(SHOP, visitor, typed)
                .handle(Optional.of(handle))
                .build());
    }

    /** An operator is not offered to sign in at all, whatever they hold. */
    private static boolean isExpired(Object outcome) {
        return outcome instanceof OpenOutcome.Expired
                || outcome instanceof ReviewOutcome.Expired
                || outcome instanceof PlacedOutcome.Expired
                || outcome instanceof BeginSignInOutcome.Expired
                || outcome instanceof BeginSignInOutcome.NotOffered
                || outcome instanceof SignedInOutcome.Expired
                || outcome instanceof SubmitOutcome.Expired;
    }
}
