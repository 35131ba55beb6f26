package org.chaland.checkout;

import java.util.List;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountTasks;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.Link;

/** Saves a form on the record of the account that is signed in; one that has none gets one, linked at once (I2a). */
final class AccountSubmit {

    private final Parts parts;
    private final LiveCheckouts checkouts;
    private final Adoption adoption;
    private final Records records;
    private final AccountTasks tasks;

    AccountSubmit(Parts parts, LiveCheckouts checkouts, Adoption adoption, Records records, AccountTasks tasks) {
        this.parts = parts;
        this.checkouts = checkouts;
        this.adoption = adoption;
        this.records = records;
        this.tasks = tasks;
    }

    /** The checkout that the form belongs to, moved to the account if a guest began it; empty if its handle is dead. */
    Optional<Held> hold(Accepted form, Account account) {
        var handle = form.submission().handle();
        return handle.isEmpty()
                ? Optional.of(new Held(Optional.empty()))
                : Rounds.untilWon(form.shop(), () -> hold(handle.get(), form, account));
    }

    /** Empty if another request was faster and another round is worth it. */
    private Optional<Optional<Held>> hold(Handle handle, Accepted form, Account account) {
        var live = checkouts.find(form.shop(), handle, form.submission().visitor());
        if (live.isEmpty()) {
            return Optional.of(Optional.empty());
        }
        return live.get().checkout().account().isPresent()
                ? Optional.of(Optional.of(new Held(Optional.of(handle))))
                : adoption.move(live.get(), account).map(moved -> Optional.of(new Held(Optional.of(moved.handle()))));
    }

    /** Empty if a race was lost and another round is worth it. */
    Optional<SubmitOutcome> save(Accepted form, Account account, Held held) {
        var known = parts.storage().customers().findByAccount(form.shop(), account);
        if (known.isEmpty()) {
            return first(form, account, held);
        }
        if (form.submission().forThisOrderOnly()) {
            return bind(
                    form,
                    account,
                    held,
                    known.get(),
                    Optional.of(form.over(known.get().details())));
        }
        var merge = records.merge(form, known.get());
        if (!merge.conflicts().isEmpty()) {
            return Optional.of(records.conflict(form, merge, known.get(), held.handle()));
        }
        return records.store(known.get(), merge.merged())
                ? bind(form, account, held, with(known.get(), merge.merged()), Optional.empty())
                : Optional.empty();
    }

    private Optional<SubmitOutcome> first(Accepted form, Account account, Held held) {
        var made = records.newCustomer(form, List.of(Link.signedIn(account, parts.now())));
        if (!parts.storage().customers().insert(made)) {
            return Optional.empty();
        }
        tasks.linked(made);
        return bind(form, account, held, made, Optional.empty());
    }

    private Optional<SubmitOutcome> bind(
            Accepted form, Account account, Held held, Customer owner, Optional<Details> orderOnly) {
        var kept = orderOnly.orElse(owner.details());
        var live = held.handle()
                .flatMap(handle ->
                        checkouts.find(form.shop(), handle, form.submission().visitor()));
        if (live.isEmpty()) {
            // No checkout yet, or its handle has died since: the account itself is the proof, so it gets another.
            return Optional.of(form.saved(records.mint(owner, Optional.of(account), orderOnly), owner.id(), kept));
        }
        var handle = held.handle().get();
        var checkout = live.get().checkout();
        var changed = checkout.toBuilder()
                .customer(owner.id(), owner.epoch())
                .orderOnly(orderOnly)
                .draft(Optional.empty());
        return records.keep(checkout, changed) ? Optional.of(form.saved(handle, owner.id(), kept)) : Optional.empty();
    }

    private static Customer with(Customer owner, Details details) {
        return owner.toBuilder().details(details).build();
    }

    /**
     * The checkout that a form belongs to.
     *
     * @param handle of the checkout, or empty if one is to be made
     */
    record Held(Optional<Handle> handle) {}
}
