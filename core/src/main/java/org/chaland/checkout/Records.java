package org.chaland.checkout;

import java.util.List;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.internal.ThreeWayMerge;
import org.chaland.linking.AccountTasks;
import org.chaland.model.Account;
import org.chaland.model.Checkout;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.Link;

/** What saving a form as a guest and saving it as an account have in common. All writes are conditional (I8). */
final class Records {

    private final Parts parts;
    private final LiveCheckouts checkouts;
    private final ContactSteps steps;
    private final AccountTasks tasks;

    Records(Parts parts, LiveCheckouts checkouts, ContactSteps steps, AccountTasks tasks) {
        this.parts = parts;
        this.checkouts = checkouts;
        this.steps = steps;
        this.tasks = tasks;
    }

    Customer newCustomer(Accepted form, List<Link> links) {
        return Customer.builder(form.shop(), new CustomerId(parts.ids().uuid()), parts.now())
                .details(form.forNewRecord(parts.rules(form.shop())))
                .links(links)
                .build();
    }

    ThreeWayMerge merge(Accepted form, Customer customer) {
        var submission = form.submission();
        return steps.forms()
                .merge(
                        form.shop(),
                        submission.base(),
                        form.details(),
                        customer.details(),
                        form::leaves,
                        submission.locale());
    }

    /** Writes the details if they differ; false if the record was changed meanwhile. */
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

    SubmitOutcome conflict(Accepted form, ThreeWayMerge merge, Customer customer, Optional<Handle> handle) {
        var step = steps.conflicting(form.submission(), form.details(), form.asked(), customer.details());
        return new SubmitOutcome.Conflict(handle, merge.conflicts(), step);
    }

    /** A new checkout that writes this record. */
    Handle mint(Customer customer, Optional<Account> account, Optional<Details> orderOnly) {
        var shop = customer.shop();
        var handle = new Handle(parts.ids().secret());
        var checkout = Checkout.builder(parts.ids().uuid(), shop, handle.hash(), checkouts.expiry(shop))
                .customer(customer.id(), customer.epoch())
                .orderOnly(orderOnly);
        account.ifPresent(checkout::account);
        parts.storage().checkouts().insert(checkout.build());
        return handle;
    }

    /** Writes the checkout if there is anything to write; false if it was changed meanwhile. */
    boolean keep(Checkout before, Checkout.Builder changed) {
        return isSame(before, changed.build()) && !checkouts.isAgeing(before)
                || parts.storage()
                        .checkouts()
                        .update(changed.expiresAt(checkouts.expiry(before.shop()))
                                .build());
    }

    private static boolean isSame(Checkout before, Checkout after) {
        return before.handleHash().equals(after.handleHash())
                && before.customer().equals(after.customer())
                && before.epoch() == after.epoch()
                && before.draft().equals(after.draft())
                && before.orderOnly().equals(after.orderOnly());
    }
}
