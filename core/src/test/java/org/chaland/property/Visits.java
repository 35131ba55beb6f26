package org.chaland.property;

import java.util.List;
import java.util.Optional;
import org.chaland.checkout.ShowAgain;
import org.chaland.checkout.ShowAgain.Why;
import org.chaland.checkout.Submission;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.journey.Answers;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.Link;
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
        var step = shop.form(browser);
        browser.oldBase = Optional.of(step.base());
    }

    void submit(Browser browser, Move move) {
        var way = WAYS.get(move.how() % WAYS.size());
        var step = shop.form(browser);
        var form = new Form(typed(browser, step.values(), way, move.pick()), way);
        var base = form.isOldPage() ? browser.oldBase.orElse("") : step.base();
        var outcome =
                shop.checkout.submit(browser.visit(), new Submission(form.typed(), base, way.equals("order only")));
        shop.happened.accept((browser.session.isPresent() ? "owner " : "guest ") + way + " " + Answers.name(outcome));
        if (outcome instanceof ShowAgain again && again.why() == Why.INVALID) {
            Check.that(form.isRefused() && !isLocked(browser), "A form without fault is taken");
            Check.same(browser.handle, again.handle(), "A refused form leaves the handle");
            shop.seen(browser, again.step());
        } else if (outcome instanceof ShowAgain again && again.why() == Why.CHANGED_ELSEWHERE) {
            Check.that(form.isOldPage(), "Only an old page is in conflict with the record");
            moved(browser, again.handle());
            shop.seen(browser, again.step());
        } else {
            Check.that(outcome instanceof SubmitOutcome.Saved, "A live handle saves a form");
            Check.that(!form.isRefused() || isLocked(browser), "A form with a fault is not taken");
            saved(browser, form, (SubmitOutcome.Saved) outcome);
        }
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

    private void saved(Browser browser, Form form, SubmitOutcome.Saved saved) {
        var account = browser.session;
        account.ifPresent(signedIn -> moved(browser, Optional.of(saved.handle())));
        var record = account.map(model::ownedBy)
                .orElseGet(() -> browser.handle.flatMap(
                        handle -> model.handles.get(handle).record()));
        var typed = account.map(signedIn -> Typing.with(form.typed(), Field.EMAIL, shop.addressOf(signedIn)))
                .orElse(form.typed());
        if (record.isEmpty()) {
            Check.that(!model.records.containsKey(saved.customer()), "A new visitor gets a record of their own");
            model.add(saved.customer(), typed, account.map(Visits::proven));
            keep(browser, saved, Optional.empty());
            return;
        }
        Check.same(record.get(), saved.customer(), "A form is saved on the visitor's own record");
        if (account.isPresent() && form.isForThisOrder()) {
            keep(browser, saved, Optional.of(typed));
            return;
        }
        var before = shop.details(record.get());
        model.write(record.get(), form.isOldPage() ? joined(record.get(), before, typed) : typed);
        if (account.isEmpty() && !address(before).equals(address(shop.details(record.get())))) {
            Check.that(!browser.handle.equals(Optional.of(saved.handle())), "Another address, another handle");
            rotate(browser, saved.handle());
        }
        var orderOnly = account.isPresent() ? Optional.<Details>empty() : orderOnly(browser);
        keep(browser, saved, orderOnly);
    }

    private Optional<Details> orderOnly(Browser browser) {
        return browser.handle.flatMap(handle -> model.handles.get(handle).orderOnly());
    }

    private static Linked proven(Account account) {
        return Linked.now(account, Link.Proof.SIGNED_IN);
    }

    /** Of an old page: each field holds what was typed there, or what the record held (I8). */
    private Details joined(CustomerId record, Details before, Details typed) {
        var stored = shop.world.customer(record).details();
        for (var field : Field.values()) {
            Check.that(
                    stored.get(field).equals(before.get(field))
                            || stored.get(field).equals(typed.get(field)),
                    "A field holds what was typed or what was there");
        }
        return stored;
    }

    private static Optional<CanonicalEmail> address(Details details) {
        return details.get(Field.EMAIL).flatMap(CanonicalEmail::of);
    }

    /** The checkout of a guest who is signed in by now becomes the account's. */
    private void moved(Browser browser, Optional<Handle> next) {
        var before = browser.handle.filter(
                handle -> model.handles.get(handle).account().isEmpty());
        if (before.isPresent() && browser.session.isPresent()) {
            Check.that(!before.equals(next), "A checkout that moves to an account gets another handle");
            shop.adopt(browser, next.orElseThrow(), browser.session.get());
        }
    }

    private void rotate(Browser browser, Handle next) {
        var before = browser.handle.orElseThrow();
        model.handles.put(next, model.handles.get(before));
        model.kill(before);
        browser.handle = Optional.of(next);
    }

    private void keep(Browser browser, SubmitOutcome.Saved saved, Optional<Details> orderOnly) {
        var held = browser.handle.map(model.handles::get).orElseGet(() -> Held.of(browser.session, Optional.empty()));
        Check.that(
                browser.handle.isEmpty() || browser.handle.get().equals(saved.handle()),
                "A handle stays as long as nothing makes it another's");
        model.handles.put(saved.handle(), held.submitted(saved.customer(), orderOnly));
        browser.handle = Optional.of(saved.handle());
    }

    private record Form(Details typed, String way) {

        boolean isOldPage() {
            return way.equals("old page");
        }

        boolean isForThisOrder() {
            return way.equals("order only");
        }

        boolean isRefused() {
            return way.equals("refused");
        }
    }
}
