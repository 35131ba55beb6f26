package org.chaland.property;

import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.RETURN;

import java.util.List;
import java.util.Optional;
import org.chaland.checkout.ShowAgain;
import org.chaland.checkout.ShowAgain.Why;
import org.chaland.checkout.SignInRequest;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.journey.Answers;
import org.chaland.journey.World;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.Visitor;
import org.chaland.prefill.ContactStep;

/**
 * Everybody tries every handle that is dead, or that answers to somebody else: the same answer to all, nothing else. With the
 * handle of a checkout that an order has ended they see what is seen without one, whatever became of the order.
 */
final class OldHandles {

    private static final List<String> WAYS = List.of(
            "open", "review", "order", "sign-in", "arrival", "sign-in for an order", "arrival for an order", "submit");

    private static final String REFERENCE = "order-of-an-old-handle";

    private final Shop shop;

    OldHandles(Shop shop) {
        this.shop = shop;
    }

    void use(Browser browser, Move move) {
        var way = move.how();
        for (var handle : List.copyOf(shop.model.handles.keySet())) {
            if (!shop.model.answersTo(handle, browser.session)) {
                var outcome = use(browser, handle, way % WAYS.size(), move);
                shop.happened.accept("old handle: " + WAYS.get(way++ % WAYS.size()));
                Check.that(isExpired(outcome), "An old or foreign handle is expired, not " + outcome);
            } else if (shop.model.hasEnded(handle)) {
                useEnded(browser, handle, way++ % WAYS.size());
            }
        }
    }

    private Object use(Browser browser, Handle handle, int way, Move move) {
        var visitor = browser.visitor();
        var visit = World.visit(visitor, handle);
        var checkout = shop.checkout;
        return switch (way) {
            case 0 -> checkout.open(visit);
            case 1 -> checkout.review(visit);
            case 2 -> shop.world.placed(visitor, handle, REFERENCE);
            case 3 -> checkout.beginSignIn(visit, SignInRequest.at(LMS, RETURN), Details.empty());
            case 4 -> signIn(browser, handle);
            case 5 -> checkout.beginSignInForOrder(visit, SignInRequest.at(LMS, RETURN), someOrder(move));
            case 6 -> signInForOrder(browser, handle, someOrder(move));
            default -> checkout.submit(visit, shop.typing.anew(browser.person, Details.empty()));
        };
    }

    /** One that is alive moves to whoever signs in; that is a move of its own. */
    private Object signIn(Browser browser, Handle handle) {
        var account = shop.accountOf(browser.person);
        return shop.model.isAlive(handle) || account.isEmpty()
                ? shop.checkout.open(World.visit(browser.visitor(), handle))
                : shop.checkout.signedIn(World.visit(Visitor.signedIn(account.get()), handle));
    }

    private Object signInForOrder(Browser browser, Handle handle, String order) {
        var account = shop.accountOf(browser.person);
        return account.isEmpty()
                ? shop.checkout.review(World.visit(browser.visitor(), handle))
                : shop.checkout.signedInForOrder(World.visit(Visitor.signedIn(account.get()), handle), order);
    }

    private String someOrder(Move move) {
        return Shop.pick(List.copyOf(shop.model.purchases.keySet()), move.pick())
                .orElse(REFERENCE);
    }

    private void useEnded(Browser browser, Handle handle, int way) {
        var visit = World.visit(browser.visitor(), handle);
        var checkout = shop.checkout;
        shop.happened.accept("handle of an order: " + WAYS.get(way));
        switch (way) {
            case 0 -> requireFresh(browser, checkout.open(visit));
            case 1 -> requireNotPassed(browser, checkout.review(visit));
            case 2 -> requireNotPassed(browser, shop.world.placed(browser.visitor(), handle, REFERENCE));
            case 4 ->
                shop.accountOf(browser.person)
                        .map(account -> checkout.signedIn(World.visit(Visitor.signedIn(account), handle)))
                        .ifPresent(outcome -> Check.that(isExpired(outcome), "An order's checkout has ended"));
            case 5 ->
                Check.that(
                        isExpired(checkout.beginSignInForOrder(visit, SignInRequest.at(LMS, RETURN), REFERENCE)),
                        "For another order nobody signs in");
            case 6 ->
                shop.accountOf(browser.person)
                        .map(account ->
                                checkout.signedInForOrder(World.visit(Visitor.signedIn(account), handle), REFERENCE))
                        .ifPresent(outcome -> Check.that(isExpired(outcome), "Another order is not given away"));
            default -> requireInvalid(browser, handle, checkout.submit(visit, Details.empty()));
        }
    }

    private void requireNotPassed(Browser browser, Object outcome) {
        Check.that(
                outcome instanceof ShowAgain again && again.why() == Why.NOT_PASSED,
                "After an order the contact step begins again, instead of " + outcome);
        requireFresh(browser, ((ShowAgain) outcome).step());
    }

    private void requireInvalid(Browser browser, Handle handle, Object outcome) {
        Check.that(
                outcome instanceof ShowAgain again
                        && again.why() == Why.INVALID
                        && again.handle().equals(Optional.of(handle)),
                "After an order an empty form is refused as ever, instead of " + outcome);
        shop.typing.requireOwn(browser.person, ((ShowAgain) outcome).step(), Optional.empty(), Optional.empty());
    }

    /** Nothing of the order or its checkout. */
    private void requireFresh(Browser browser, ContactStep step) {
        Check.that(!step.expired(), "After an order the form is as without a handle");
        var own = browser.session.flatMap(shop.model::ownedBy).map(shop::details);
        shop.typing.requireOwn(browser.person, step, own, Optional.empty());
        Check.that(step.fields().stream().allMatch(field -> field.offers().isEmpty()), "Nothing is left to be offered");
    }

    /** An operator is not offered to sign in at all, whatever they hold. */
    private static boolean isExpired(Object outcome) {
        return Answers.isExpired(outcome)
                || outcome.equals(new SignedInOutcome.Refused(SignedInOutcome.Reason.NOT_OFFERED));
    }
}
