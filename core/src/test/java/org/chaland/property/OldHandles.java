package org.chaland.property;

import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.RETURN;

import java.util.List;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.journey.Answers;
import org.chaland.journey.World;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.Visitor;

/** Everybody tries every handle that is dead, or that answers to somebody else: the same answer to all, nothing else. */
final class OldHandles {

    private static final List<String> WAYS = List.of("open", "review", "order", "sign-in", "arrival", "submit");

    private final Shop shop;

    OldHandles(Shop shop) {
        this.shop = shop;
    }

    void use(Browser browser, Move move) {
        var way = move.how();
        for (var handle : List.copyOf(shop.model.handles.keySet())) {
            if (!shop.model.answersTo(handle, browser.session)) {
                var outcome = use(browser, handle, way % WAYS.size());
                shop.happened.accept("old handle: " + WAYS.get(way++ % WAYS.size()));
                Check.that(isExpired(outcome), "An old or foreign handle is expired, not " + outcome);
            }
        }
    }

    private Object use(Browser browser, Handle handle, int way) {
        var visitor = browser.visitor();
        var visit = World.visit(visitor, handle);
        var checkout = shop.checkout;
        return switch (way) {
            case 0 -> checkout.open(visit);
            case 1 -> checkout.review(visit);
            case 2 -> shop.world.placed(visitor, handle, "order-of-an-old-handle");
            case 3 -> checkout.beginSignIn(visit, LMS, Details.empty(), RETURN);
            case 4 -> signIn(browser, handle);
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

    /** An operator is not offered to sign in at all, whatever they hold. */
    private static boolean isExpired(Object outcome) {
        return Answers.isExpired(outcome)
                || outcome.equals(new SignedInOutcome.Refused(SignedInOutcome.Reason.NOT_OFFERED));
    }
}
