package org.chaland.property;

import java.util.List;
import java.util.Optional;
import org.chaland.checkout.ShowAgain;
import org.chaland.checkout.ShowAgain.Why;
import org.chaland.checkout.Submission;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.journey.Answers;
import org.chaland.journey.World;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.Link;
import org.chaland.model.Visit;
import org.chaland.prefill.ContactStep;
import org.chaland.property.Browser.Page;
import org.chaland.property.Model.Held;
import org.chaland.property.Model.Linked;

/** People at the contact step: they look at the form, fill it in, and send it. */
final class Visits {

    private static final List<String> WAYS =
            List.of("edit", "edit", "anew", "same address", "order only", "old page", "refused");

    private final Shop shop;
    private final Model model;

    Visits(Shop shop) {
        this.shop = shop;
        model = shop.model;
    }

    void open(Browser browser) {
        browser.oldPage = Optional.of(page(browser, shop.form(browser)));
    }

    private Page page(Browser browser, ContactStep step) {
        return new Page(step.base(), shop.record(browser).orElse(Details.empty()));
    }

    /** Some press the button twice. */
    void submit(Browser browser, Move move) {
        var way = WAYS.get(move.how() % WAYS.size());
        var step = shop.form(browser);
        var page = way.equals("old page") ? browser.oldPage : Optional.of(page(browser, step));
        var form = new Form(typed(browser, step.values(), way, move.pick()), way, page);
        var visit = browser.visit();
        var first = send(browser, visit, form);
        if (first instanceof SubmitOutcome.Saved saved && page.isPresent() && move.how() / WAYS.size() % 3 == 0) {
            var second = send(browser, visit, form);
            shop.happened.accept("twice " + Answers.name(second));
            Check.same(saved, second, "A form that is sent twice from one page leads to the same checkout");
        }
    }

    private SubmitOutcome send(Browser browser, Visit visit, Form form) {
        var isInConflict = isInConflict(browser, form);
        var wroteLast = wroteLast(browser);
        var outcome = shop.checkout.submit(visit, form.submission());
        shop.happened.accept(
                (browser.session.isPresent() ? "owner " : "guest ") + form.way() + " " + Answers.name(outcome));
        if (form.isRefused() && !isLocked(browser)) {
            Check.same(Why.INVALID, why(outcome), "A form with a fault is not taken");
            var again = (ShowAgain) outcome;
            Check.same(browser.handle, again.handle(), "A refused form leaves the handle");
            shop.seen(browser, again.step());
            return outcome;
        }
        if (outcome instanceof ShowAgain again) {
            Check.same(Why.CHANGED_ELSEWHERE, again.why(), "A form without fault is taken");
            moved(browser, again.handle());
            Check.that(isInConflict, "Only what others have changed is in conflict with the form");
            shop.seen(browser, again.step());
        } else {
            Check.that(!isInConflict, "What others have changed is not overwritten");
            saved(browser, form, (SubmitOutcome.Saved) outcome, wroteLast);
        }
        return outcome;
    }

    private static Object why(SubmitOutcome outcome) {
        return outcome instanceof ShowAgain again ? again.why() : outcome;
    }

    private Details typed(Browser browser, Details shown, String way, int pick) {
        return switch (way) {
            case "anew" -> shop.typing.anew(browser.person, shown);
            case "same address" -> shop.typing.withAddress(browser.person, shown, addressOfSomebody(pick));
            case "refused" -> shop.typing.withAddress(browser.person, shown, "no address");
            default -> shop.typing.edited(browser.person, shown);
        };
    }

    private String addressOfSomebody(int pick) {
        return Shop.pick(List.copyOf(model.records.keySet()), pick)
                .flatMap(id -> shop.details(id).get(Field.EMAIL))
                .orElseGet(() -> shop.addressOf(shop.accountOf(Person.OWNER_ONE).orElseThrow()));
    }

    /** The account decides the address, whatever is typed for it. */
    private static boolean isLocked(Browser browser) {
        return browser.session.isPresent();
    }

    private void saved(Browser browser, Form form, SubmitOutcome.Saved saved, boolean wroteLast) {
        var account = browser.session;
        account.ifPresent(signedIn -> moved(browser, Optional.of(saved.handle())));
        var record = recordId(browser);
        var typed = typed(browser, form);
        if (record.isEmpty()) {
            Check.that(!model.records.containsKey(saved.customer()), "A new visitor gets a record of their own");
            model.add(saved.customer(), typed, account.map(Visits::proven));
            keep(browser, saved, Optional.empty(), true);
            return;
        }
        Check.same(record.get(), saved.customer(), "A form is saved on the visitor's own record");
        if (account.isPresent() && form.isForThisOrder()) {
            keep(browser, saved, Optional.of(typed), false);
            return;
        }
        var before = shop.details(record.get());
        var knowsIt = form.page().filter(page -> page.over().equals(before)).isPresent() || wroteLast;
        model.write(record.get(), merge(form, typed, before).taken());
        if (account.isEmpty() && !address(before).equals(address(shop.details(record.get())))) {
            Check.that(!browser.handle.equals(Optional.of(saved.handle())), "Another address, another handle");
            rotate(browser, saved.handle());
        }
        keep(browser, saved, Optional.empty(), knowsIt);
    }

    /** The record that this browser writes. */
    private Optional<CustomerId> recordId(Browser browser) {
        return browser.session
                .map(model::ownedBy)
                .orElseGet(() -> shop.underWay(browser).flatMap(Held::record));
    }

    private Details typed(Browser browser, Form form) {
        return browser.session
                .map(account -> Typing.with(form.typed(), Field.EMAIL, shop.addressOf(account)))
                .orElse(form.typed());
    }

    /** Whether the form changes what others have changed since: what this very checkout has stored is no reason. */
    private boolean isInConflict(Browser browser, Form form) {
        var record = recordId(browser);
        return record.isPresent()
                && !(form.isForThisOrder() && browser.session.isPresent())
                && !merge(form, typed(browser, form), shop.details(record.get()))
                        .isClean()
                && !wroteLast(browser);
    }

    /** Whether nobody else has written the record since this checkout did. */
    private boolean wroteLast(Browser browser) {
        var record = recordId(browser);
        return record.isPresent()
                && shop.underWay(browser)
                        .filter(held -> held.account().equals(browser.session))
                        .filter(held -> held.stored() == version(record.get()))
                        .isPresent();
    }

    private static Merge merge(Form form, Details typed, Details current) {
        return Merge.of(form.page().map(Page::over), typed, current);
    }

    private long version(CustomerId id) {
        return shop.world
                .storage
                .customers()
                .find(World.SHOP, id)
                .orElseThrow(() -> new AssertionError("What was saved is not there"))
                .version();
    }

    private static Linked proven(Account account) {
        return Linked.now(account, Link.Proof.SIGNED_IN);
    }

    private static Optional<CanonicalEmail> address(Details details) {
        return details.get(Field.EMAIL).flatMap(CanonicalEmail::of);
    }

    /** The checkout of a guest who is signed in by now becomes the account's. */
    private void moved(Browser browser, Optional<Handle> next) {
        var before = shop.underWay(browser).filter(held -> held.account().isEmpty());
        if (before.isPresent() && browser.session.isPresent()) {
            Check.that(!browser.handle.equals(next), "A checkout that moves to an account gets another handle");
            shop.adopt(browser, next.orElseThrow(), browser.session.get());
        }
    }

    private void rotate(Browser browser, Handle next) {
        var before = browser.handle.orElseThrow();
        model.handles.put(next, model.handles.get(before));
        model.kill(before);
        browser.handle = Optional.of(next);
    }

    /** @param knowsIt whether the record holds nothing that others have written and the browser was not shown */
    private void keep(Browser browser, SubmitOutcome.Saved saved, Optional<Details> orderOnly, boolean knowsIt) {
        var underWay = shop.underWay(browser);
        Check.same(
                underWay.isPresent(),
                browser.handle.equals(Optional.of(saved.handle())),
                "A handle stays as long as nothing makes it another's, and no order ends its checkout");
        Check.same(
                underWay.isPresent(),
                model.handles.containsKey(saved.handle()),
                "A new checkout has a handle that no other ever had");
        var held = underWay.orElseGet(() -> model.begun(browser.session, browser.handle));
        if (underWay.isEmpty() && held.previousOrder().isPresent()) {
            shop.happened.accept("new checkout after an order");
        }
        // What holds for the next order only is not stored on the record.
        var written = knowsIt ? version(saved.customer()) : 0;
        var stored = orderOnly.isPresent() ? held.stored() : written;
        model.handles.put(saved.handle(), held.submitted(saved.customer(), stored, orderOnly));
        browser.handle = Optional.of(saved.handle());
    }

    /** @param page that was sent back; empty if it had no base */
    private record Form(Details typed, String way, Optional<Page> page) {

        Submission submission() {
            return new Submission(typed, page.map(Page::base).orElse(""), isForThisOrder());
        }

        boolean isForThisOrder() {
            return way.equals("order only");
        }

        boolean isRefused() {
            return way.equals("refused");
        }
    }
}
