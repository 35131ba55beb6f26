package org.chaland.property;

import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.RETURN;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.checkout.SignInRequest;
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

    private static final Duration PATIENCE = Duration.ofMinutes(15);

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
        var outcome = shop.checkout.beginSignIn(browser.visit(), SignInRequest.at(LMS, RETURN), draft);
        if (browser.person == Person.OPERATOR) {
            Check.same(refused(Reason.NOT_OFFERED), outcome, "An operator signs in as nobody");
            return;
        }
        Check.that(outcome instanceof BeginSignInOutcome.Redirect, "Whoever holds a live handle may sign in");
        var redirect = (BeginSignInOutcome.Redirect) outcome;
        var underWay = shop.underWay(browser);
        Check.same(
                underWay.isPresent(),
                browser.handle.equals(Optional.of(redirect.handle())),
                "Beginning a sign-in leaves the handle, unless an order has ended its checkout");
        var held = underWay.orElseGet(() -> model.begun(Optional.empty(), browser.handle));
        model.handles.put(redirect.handle(), held.withDraft(draft));
        browser.handle = Optional.of(redirect.handle());
        browser.underWay = Optional.of(begun(redirect));
    }

    private SignInUnderWay begun(BeginSignInOutcome.Redirect redirect) {
        return new SignInUnderWay(
                redirect.handle(),
                redirect.address(),
                model.handles.get(redirect.handle()).round(),
                shop.world.clock.instant());
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
        var isOwn = model.isAlive(handle) && isOwnAnswer(browser, way);
        if (model.isAlive(handle) && isAwaited(browser, way)) {
            model.handles.computeIfPresent(handle, (any, held) -> held.answered());
        }
        if (!model.isAlive(handle)) {
            requireExpired(browser, outcome);
        } else if (!isOwn) {
            Check.same(refused(Reason.NOT_SIGNED_IN), outcome, "Nobody signed in");
        } else if (way.equals("on behalf")) {
            Check.same(refused(Reason.ON_BEHALF), outcome, "Somebody acts for another");
        } else if (model.hasEnded(handle)) {
            attached(browser, account.get(), outcome);
        } else {
            signedIn(browser, account.get(), outcome);
        }
    }

    /** Whether it tells of somebody, and belongs to a sign-in that this very checkout awaits. */
    private boolean isOwnAnswer(Browser browser, String way) {
        return browser.person.hasAccount() && !way.equals("cancelled") && isAwaited(browser, way);
    }

    private boolean isAwaited(Browser browser, String way) {
        var handle = browser.handle.orElseThrow();
        return !way.equals("answer to another")
                && browser.underWay
                        .filter(begun -> begun.handle().equals(handle)
                                && begun.round() == model.handles.get(handle).round()
                                && begun.begun().plus(PATIENCE).isAfter(shop.world.clock.instant()))
                        .isPresent();
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

    /** The host's own security has signed them in; not every host tells at once. */
    void arrive(Browser browser, Move move) {
        if (move.how() % 3 > 0) {
            arrive(browser);
        } else {
            browser.session = shop.accountOf(browser.person);
        }
    }

    private void arrive(Browser browser) {
        shop.accountOf(browser.person).ifPresent(account -> {
            browser.session = Optional.of(account);
            browser.handle.ifPresent(handle -> arrive(browser, account, handle));
        });
    }

    private void arrive(Browser browser, Account account, Handle handle) {
        var outcome = shop.checkout.signedIn(browser.visit());
        shop.happened.accept("arrived " + Answers.name(outcome));
        if (model.isUnderWay(handle)) {
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
        if (browser.person.hasAccount()) {
            pick(held -> held.account().isPresent(), move).ifPresent(handle -> {
                browser.handle = Optional.of(handle);
                arrive(browser);
                shop.happened.accept("took over");
            });
        }
    }

    private Optional<Handle> pick(Predicate<Held> which, Move move) {
        var handles = model.handles.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return Shop.pick(handles, move.pick());
    }

    // For an order

    /**
     * From the page of an order, to the provider or by the host's own security; also for an order that was placed elsewhere, and
     * in a browser in which somebody else has ordered.
     */
    void forOrder(Browser browser, Move move) {
        if (move.how() % 3 == 0 || browser.handle.filter(model::hasEnded).isEmpty() && move.how() % 4 > 0) {
            pick(held -> held.alive() && held.order().isPresent(), move)
                    .ifPresent(handle -> browser.handle = Optional.of(handle));
        }
        var order = Optional.of(browser)
                .filter(any -> move.how() % 10 > 0)
                .flatMap(found -> found.handle)
                .flatMap(handle -> model.handles.get(handle).order())
                .or(() -> Shop.pick(List.copyOf(model.purchases.keySet()), move.pick()))
                .orElse("order-0");
        if (move.how() % 2 == 0) {
            beginForOrder(browser, order);
        } else {
            shop.accountOf(browser.person).ifPresent(account -> arriveForOrder(browser, account, order));
        }
    }

    private void beginForOrder(Browser browser, String order) {
        var outcome = shop.checkout.beginSignInForOrder(browser.visit(), SignInRequest.at(LMS, RETURN), order);
        shop.happened.accept("to the provider for an order " + Answers.name(outcome));
        if (browser.person == Person.OPERATOR) {
            Check.same(refused(Reason.NOT_OFFERED), outcome, "An operator signs in as nobody");
        } else if (hasEndedBy(browser, order)) {
            Check.that(outcome instanceof BeginSignInOutcome.Redirect, "Whoever placed an order may sign in for it");
            var redirect = (BeginSignInOutcome.Redirect) outcome;
            Check.same(browser.handle, Optional.of(redirect.handle()), "Beginning a sign-in leaves the handle");
            browser.underWay = Optional.of(begun(redirect));
        } else {
            requireExpired(browser, outcome);
        }
    }

    private void arriveForOrder(Browser browser, Account account, String order) {
        browser.session = Optional.of(account);
        var outcome = shop.checkout.signedInForOrder(browser.visit(), order);
        shop.happened.accept("arrived for an order " + Answers.name(outcome));
        if (hasEndedBy(browser, order)) {
            attached(browser, account, outcome);
        } else {
            requireExpired(browser, outcome);
        }
    }

    private boolean hasEndedBy(Browser browser, String order) {
        return browser.handle
                .filter(model::isAlive)
                .flatMap(handle -> model.handles.get(handle).order())
                .equals(Optional.of(order));
    }

    private void attached(Browser browser, Account account, SignedInOutcome outcome) {
        var handle = browser.handle.orElseThrow();
        if (!Adopted.isOpenTo(model, account, model.handles.get(handle))) {
            Check.same(refused(Reason.NOT_YOURS), outcome, "An order that is somebody else's by now stays theirs");
            shop.happened.accept("an order stays another's");
            return;
        }
        Check.that(outcome instanceof SignedInOutcome.SignedIn, "Whoever signs in for their order gets it");
        var arrived = (SignedInOutcome.SignedIn) outcome;
        var done = Adopted.withOrder(model, handle, arrived.handle(), account, shop.profileOf(account));
        shop.happened.accept("an order is " + done);
        goOn(browser, account, arrived);
    }

    private void signedIn(Browser browser, Account account, SignedInOutcome outcome) {
        Check.that(outcome instanceof SignedInOutcome.SignedIn, "Whoever signs in goes on with a live checkout");
        var arrived = (SignedInOutcome.SignedIn) outcome;
        shop.adopt(browser, arrived.handle(), account);
        goOn(browser, account, arrived);
    }

    private void goOn(Browser browser, Account account, SignedInOutcome.SignedIn arrived) {
        Check.same(account, arrived.account(), "Signed in is who signed in");
        Check.that(model.isAlive(arrived.handle()), "A sign-in changes the handle");
        browser.handle = Optional.of(arrived.handle());
        browser.session = Optional.of(account);
        Check.same(model.ownedBy(account), arrived.customer(), "Told is the account's own record");
        shop.filled(browser, arrived.step());
    }

    private static SignedInOutcome.Refused refused(Reason reason) {
        return new SignedInOutcome.Refused(reason);
    }

    /** The handle is forgotten if it is of no use any more. */
    private void requireExpired(Browser browser, Object outcome) {
        Check.same(refused(Reason.EXPIRED), outcome, "A handle signs in to nothing but its own checkout");
        browser.handle = Optional.empty();
    }
}
