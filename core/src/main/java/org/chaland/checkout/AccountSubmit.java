package org.chaland.checkout;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chaland.checkout.CheckoutHandles.Live;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountTasks;
import org.chaland.model.Account;
import org.chaland.model.Checkout;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.Link;

/** Stores a form on the record of the account that is signed in; an account without a record gets one, linked at once (I2a). */
final class AccountSubmit {

    private final Parts parts;
    private final CheckoutHandles handles;
    private final CheckoutTransfer transfer;
    private final RecordWrites writes;
    private final AccountTasks tasks;

    AccountSubmit(
            Parts parts, CheckoutHandles handles, CheckoutTransfer transfer, RecordWrites writes, AccountTasks tasks) {
        this.parts = parts;
        this.handles = handles;
        this.transfer = transfer;
        this.writes = writes;
        this.tasks = tasks;
    }

    /**
     * Moves the checkout of the form to the account if a guest began it.
     *
     * @return the form with the handle of the checkout, or without one if none was sent; empty if its handle is dead
     */
    Optional<ValidSubmission> hold(ValidSubmission form, Account account) {
        return form.visit().handle().isEmpty()
                ? Optional.of(form)
                : Rounds.untilWon(form.shop(), () -> holdOnce(form, account));
    }

    /** Empty if another request was faster and another round is worth it. */
    private Optional<Optional<ValidSubmission>> holdOnce(ValidSubmission form, Account account) {
        var live = handles.find(form.visit());
        if (live.isPresent()) {
            return live.get().checkout().account().isPresent()
                    ? Optional.of(Optional.of(form))
                    : transfer.move(live.get(), account, Optional.empty(), form.next())
                            .map(moved -> Optional.of(form.withHandle(moved.handle())));
        }
        if (handles.begins(form.visit())) {
            return Optional.of(Optional.of(form));
        }
        return Optional.of(handles.find(form.repeated()).map(repeated -> form.withHandle(form.next())));
    }

    /** Empty if a race was lost and another round is worth it. */
    Optional<SubmitOutcome> save(ValidSubmission form, Account account) {
        var known = parts.storage().customers().findByAccount(form.shop(), account);
        if (known.isEmpty()) {
            return first(form, account);
        }
        var owner = known.get();
        if (form.submission().forThisOrderOnly()) {
            var kept = form.over(owner.details());
            return bind(form, account, owner, kept, checkout -> checkout.orderOnly(Optional.of(kept)));
        }
        var merge = writes.merge(form, owner, handles.find(form.visit()).map(Live::checkout));
        if (!merge.conflicts().isEmpty()) {
            return Optional.of(writes.conflict(form, merge, owner));
        }
        return writes.store(owner, merge.merged())
                .flatMap(stored -> bind(
                        form,
                        account,
                        stored,
                        stored.details(),
                        checkout -> checkout.orderOnly(Optional.empty())
                                .recordVersion(writes.recordVersion(
                                        form, checkout.build().recordVersion(), owner, stored))));
    }

    private Optional<SubmitOutcome> first(ValidSubmission form, Account account) {
        var made = writes.newCustomer(form, List.of(Link.signedIn(account, parts.now())));
        if (!parts.storage().customers().insert(made)) {
            return Optional.empty();
        }
        tasks.created(made);
        tasks.linked(made, account);
        return bind(form, account, made, made.details(), checkout -> checkout.recordVersion(made.version()));
    }

    /**
     * Binds the checkout to the account and its record.
     *
     * @param kept the details with which an order would be placed
     * @param content what else the checkout is to hold
     */
    private Optional<SubmitOutcome> bind(
            ValidSubmission form,
            Account account,
            Customer owner,
            Details kept,
            UnaryOperator<Checkout.Builder> content) {
        UnaryOperator<Checkout.Builder> bound = checkout -> content.apply(
                checkout.account(account).customer(owner.id(), owner.epoch()).draft(Optional.empty()));
        var live = handles.find(form.visit());
        if (live.isEmpty()) {
            // No checkout yet, or its handle has died since: the account itself is the proof, so it gets another
            // checkout.
            return writes.mint(form, bound)
                    .map(handle -> form.saved(handle, owner.id(), kept))
                    .or(() -> bind(form.withHandle(form.next()), account, owner, kept, content));
        }
        var checkout = live.get().checkout();
        return writes.keep(checkout, bound.apply(checkout.toBuilder()))
                ? Optional.of(form.saved(form.visit().handle().orElseThrow(), owner.id(), kept))
                : Optional.empty();
    }
}
