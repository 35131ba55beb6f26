package org.chaland.checkout;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.Mailboxes;
import org.chaland.model.Checkout;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.Link;
import org.chaland.prefill.ShopForms;
import org.chaland.prefill.ThreeWayMerge;

/** Writes the records and checkouts of submissions, of guests and of accounts. All writes are conditional on a version (I8). */
final class RecordWrites {

    private final Parts parts;
    private final CheckoutHandles handles;
    private final ShopForms forms;
    private final AccountTasks tasks;
    private final Mailboxes mailboxes;

    RecordWrites(Parts parts, CheckoutHandles handles, ShopForms forms, AccountTasks tasks) {
        this.parts = parts;
        this.handles = handles;
        this.forms = forms;
        this.tasks = tasks;
        mailboxes = new Mailboxes(parts, tasks);
    }

    /** A customer with the submitted details, not stored yet; without a language it gets the one of the page. */
    Customer newCustomer(ValidSubmission form, List<Link> links) {
        var language = form.details()
                .get(Field.LANGUAGE)
                .orElseGet(() -> forms.language(form.shop(), form.visit().locale()));
        return Customer.builder(form.shop(), new CustomerId(parts.ids().uuid()), parts.now())
                .details(form.details().with(Field.LANGUAGE, language))
                .links(links)
                .build();
    }

    /**
     * Merges the form with the record. What this checkout itself has stored is no conflict: a page that is sent again after it was
     * corrected, or from another tab, wins.
     */
    ThreeWayMerge merge(ValidSubmission form, Customer customer, Optional<Checkout> checkout) {
        var merge =
                forms.merge(form.shop(), form.submission().base(), form.details(), customer.details(), form::leaves);
        var own = checkout.filter(held -> held.recordVersion() == customer.version());
        return merge.conflicts().isEmpty() || own.isEmpty() ? merge : overOwn(form, merge, customer);
    }

    /**
     * The version to remember as the one that a checkout has stored, so that what others have changed before stays a conflict.
     *
     * @param own the version that the checkout remembers; 0 if it is new
     * @param before the record with which the form was merged
     * @param stored the record as it is now
     * @return 0 if the record before held edits of others that the form did not show
     */
    long recordVersion(ValidSubmission form, long own, Customer before, Customer stored) {
        return before.version() == own || forms.isOver(form.submission().base(), before.details())
                ? stored.version()
                : 0;
    }

    /** Takes the form's value of each field in conflict; the whole form, which is valid, if the fields do not fit together. */
    private ThreeWayMerge overOwn(ValidSubmission form, ThreeWayMerge merge, Customer customer) {
        var taken = merge.merged();
        for (var field : merge.conflicts()) {
            taken = taken.with(field, form.details().get(field).orElse(""));
        }
        var fits = forms.check(form.shop(), taken, form.visit().locale()).isAccepted();
        return new ThreeWayMerge(fits ? taken : form.over(customer.details()), List.of());
    }

    /** Stores the details if they differ, and returns the record as it is then; empty if the record was changed meanwhile. */
    Optional<Customer> store(Customer customer, Details details) {
        if (details.equals(customer.details())) {
            return Optional.of(customer);
        }
        var changed =
                customer.toBuilder().details(details).changedAt(parts.now()).build();
        if (!parts.storage().customers().update(changed)) {
            return Optional.empty();
        }
        if (!customer.isGuest()) {
            tasks.changed(customer);
        }
        tasks.corrected(customer, details.contact());
        return mailboxes.forgetOthers(customer, details.contact())
                ? parts.storage().customers().find(customer.shop(), customer.id())
                : Optional.of(changed.toBuilder().version(changed.version() + 1).build());
    }

    SubmitOutcome conflict(ValidSubmission form, ThreeWayMerge merge, Customer customer) {
        var step =
                forms.conflicting(form.visit(), form.details(), form.profile(), customer.details(), merge.conflicts());
        return new ShowAgain(step, form.visit().handle(), ShowAgain.Why.CHANGED_ELSEWHERE);
    }

    /**
     * Stores a new checkout.
     *
     * @param content what the checkout is to hold
     * @return its handle; empty if the same page was sent before, and the checkout that it made then is under way
     */
    Optional<Handle> mint(ValidSubmission form, UnaryOperator<Checkout.Builder> content) {
        if (insert(form, form.next(), content)) {
            return Optional.of(form.next());
        }
        if (handles.find(form.repeated()).isPresent()) {
            return Optional.empty();
        }
        // The same page has ended a checkout long ago.
        var other = handles.newHandle();
        insert(form, other, content);
        return Optional.of(other);
    }

    private boolean insert(ValidSubmission form, Handle handle, UnaryOperator<Checkout.Builder> content) {
        var checkout = content.apply(handles.builder(form.visit(), handle)).build();
        return parts.storage().checkouts().insert(checkout);
    }

    /** Stores the checkout if it differs or its life must be prolonged; false if it was changed meanwhile. */
    boolean keep(Checkout before, Checkout.Builder changed) {
        return isSame(before, changed.build()) && !handles.isAgeing(before)
                || parts.storage()
                        .checkouts()
                        .update(changed.expiresAt(handles.expiry(before.shop())).build());
    }

    private static boolean isSame(Checkout before, Checkout after) {
        return before.handleHash().equals(after.handleHash())
                && before.customer().equals(after.customer())
                && before.epoch() == after.epoch()
                && before.sentBy().equals(after.sentBy())
                && before.recordVersion() == after.recordVersion()
                && before.draft().equals(after.draft())
                && before.orderOnly().equals(after.orderOnly());
    }
}
