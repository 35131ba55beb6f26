package org.chaland.property;

import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.RETURN;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.SignedInOutcome;
import org.chaland.checkout.SignedInOutcome.Reason;
import org.chaland.journey.Answers;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.property.Browser.SignInUnderWay;
import org.chaland.property.Model.Held;

/** People who sign in, at the provider or at the host, turn away there, or sit down where somebody else has signed in. */
final class SignIns {

    private static final List<String> WAYS =
            List.of("signed in", "signed in", "cancelled", "on behalf", "answer to another");

    private final Shop shop;
    private final Model model;
    private final InMemoryIdentityProvider lms;

    SignIns(Shop shop) {
        this.shop = shop;
        model = shop.model;
        lms = shop.lms;
    }

    void begin(Browser browser, Move move) {
        var step = shop.form(browser);
        var draft = move.how() % 2 == 0 ? shop.typing.edited(browser.person, step.values()) : Details.empty();
        var outcome = shop.checkout.beginSignIn(browser.visit(), LMS, draft, RETURN);
        if (browser.person == Person.OPERATOR) {
            Check.same(refused(Reason.NOT_OFFERED), outcome, "An operator signs in as nobody");
            return;
        }
        Check.that(outcome instanceof BeginSignInOutcome.Redirect, "Whoever holds a live handle may sign in");
        var redirect = (BeginSignInOutcome.Redirect) outcome;
        Check.that(
                browser.handle.isEmpty() || browser.handle.get().equals(redirect.handle()),
                "Beginning a sign-in leaves the handle");
        model.handles.compute(
                redirect.handle(),
                (handle, held) -> (held == null ? Held.of(Optional.empty(), Optional.empty()) : held)
                        .withDraft(!draft.values().isEmpty()));
        browser.handle = Optional.of(redirect.handle());
        browser.underWay = Optional.of(new SignInUnderWay(redirect.handle(), redirect.address()));
    }

    void comeBack(Browser browser, Move move) {
        if (browser.underWay.isEmpty() || browser.handle.isEmpty()) {
            return;
        }
        var way = WAYS.get(move.how() % WAYS.size());
        var account = shop.accountOf(browser.person);
        var handle = browser.handle.get();
        var outcome = shop.checkout.signedIn(browser.visit(), answer(browser, way, account, move), RETURN);
        shop.happened.accept(way + " " + Answers.name(outcome));
        if (!model.isAlive(handle)) {
            requireExpired(browser, outcome);
        } else if (!isOwnAnswer(browser, way)) {
            Check.same(refused(Reason.NOT_SIGNED_IN), outcome, "Nobody signed in");
        } else if (way.equals("on behalf")) {
            Check.same(refused(Reason.ON_BEHALF), outcome, "Somebody acts for another");
        } else {
            signedIn(browser, account.get(), outcome);
        }
    }

    /** Whether it tells of somebody, and belongs to the sign-in that this very checkout awaits. */
    private static boolean isOwnAnswer(Browser browser, String way) {
        return browser.person.hasAccount()
                && browser.underWay.map(SignInUnderWay::handle).equals(browser.handle)
                && !way.equals("cancelled")
                && !way.equals("answer to another");
    }

    private Map<String, String> answer(Browser browser, String way, Optional<Account> account, Move move) {
        var address = browser.underWay.orElseThrow().address();
        if (way.equals("cancelled") || account.isEmpty()) {
            return lms.cancel(address);
        }
        if (way.equals("answer to another")) {
            var other = shop.underWayElsewhere(browser, move.pick());
            return other.map(found -> lms.signIn(found.address(), account.get()))
                    .orElseGet(Map::of);
        }
        return way.equals("on behalf")
                ? lms.signInOnBehalf(address, account.get())
                : lms.signIn(address, account.get());
    }

    /** The host's own security has signed them in. */
    void arrive(Browser browser) {
        shop.accountOf(browser.person).ifPresent(account -> {
            browser.session = Optional.of(account);
            browser.handle.ifPresent(handle -> arrive(browser, account, handle));
        });
    }

    private void arrive(Browser browser, Account account, Handle handle) {
        var outcome = shop.checkout.signedIn(browser.visit());
        shop.happened.accept("arrived " + Answers.name(outcome));
        if (model.isAlive(handle)) {
            signedIn(browser, account, outcome);
        } else {
            requireExpired(browser, outcome);
        }
    }

    void signOut(Browser browser) {
        browser.session = Optional.empty();
    }

    /** Where somebody has signed in and gone away, another person signs in: nothing of the first may show. */
    void takeOver(Browser browser, Move move) {
        var left = model.handles.entrySet().stream()
                .filter(entry -> entry.getValue().account().isPresent())
                .map(Map.Entry::getKey)
                .toList();
        if (browser.person.hasAccount()) {
            Shop.pick(left, move.pick()).ifPresent(handle -> {
                browser.handle = Optional.of(handle);
                arrive(browser);
                shop.happened.accept("took over");
            });
        }
    }

    private void signedIn(Browser browser, Account account, SignedInOutcome outcome) {
        Check.that(outcome instanceof SignedInOutcome.SignedIn, "Whoever signs in goes on with a live checkout");
        var arrived = (SignedInOutcome.SignedIn) outcome;
        Check.same(account, arrived.account(), "Signed in is who signed in");
        Check.that(!browser.handle.equals(Optional.of(arrived.handle())), "A sign-in changes the handle");
        shop.adopt(browser, arrived.handle(), account);
        browser.session = Optional.of(account);
        Check.same(model.ownedBy(account), arrived.customer(), "Told is the account's own record");
        shop.seen(browser, arrived.step());
    }

    private static SignedInOutcome refused(Reason reason) {
        return new SignedInOutcome.Refused(reason);
    }

    private static void requireExpired(Browser browser, SignedInOutcome outcome) {
        Check.same(refused(Reason.EXPIRED), outcome, "A dead handle signs nobody in");
        browser.handle = Optional.empty();
    }
}
