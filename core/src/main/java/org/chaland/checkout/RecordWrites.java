package org.chaland.checkout;

import java.util.List;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.model.Account;
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

    RecordWrites(Parts parts, CheckoutHandles handles, ShopForms forms, AccountTasks tasks) {
        this.parts = parts;
        this.handles = handles;
        this.forms = forms;
        this.tasks = tasks;
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

    ThreeWayMerge merge(ValidSubmission form, Customer customer) {
        return forms.merge(form.shop(), form.submission().base(), form.details(), customer.details(), form::leaves);
    }

    /** Stores the details if they differ; false if the record was changed meanwhile. */
    boolean store(Customer customer, Details details) {
        if (details.equals(customer.details())) {
            return true;
        }
        var changed =
                customer.toBuilder().details(details).changedAt(parts.now()).build();
        if (!parts.storage().customers().update(changed)) {
            return false;
        }
        tasks.corrected(customer, details.contact());
        return true;
    }

    SubmitOutcome conflict(ValidSubmission form, ThreeWayMerge merge, Customer customer) {
        var step =
                forms.conflicting(form.visit(), form.details(), form.profile(), customer.details(), merge.conflicts());
        return new ShowAgain(step, form.visit().handle(), ShowAgain.Why.CHANGED_ELSEWHERE);
    }

    /** Stores a new checkout that writes this record. */
    Handle mint(Customer customer, Optional<Account> account, Optional<Details> orderOnly) {
        var handle = handles.newHandle();
        var checkout = handles.builder(customer.shop(), handle)
                .customer(customer.id(), customer.epoch())
                .orderOnly(orderOnly);
        account.ifPresent(checkout::account);
        parts.storage().checkouts().insert(checkout.build());
        return handle;
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
                && before.draft().equals(after.draft())
                && before.orderOnly().equals(after.orderOnly());
    }
}
