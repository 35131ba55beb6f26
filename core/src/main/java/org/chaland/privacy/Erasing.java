package org.chaland.privacy;

import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.PaidAccess;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.ShopId;

/**
 * Takes away what is known of a person, but what the law wants kept; in one transaction, with the customer and the tombstones locked.
 * What is to be done elsewhere is written down as tasks in the same one, so that no crash comes between.
 */
final class Erasing {

    private final Parts parts;
    private final AccountTasks tasks;

    Erasing(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
    }

    void erase(Customer customer) {
        var shop = customer.shop();
        var records = parts.storage().directory().records(shop, customer.id());
        customer.links().stream().map(Link::account).forEach(account -> unlink(customer, account));
        records.forEach(record -> {
            empty(shop, record);
            parts.storage().retention().forgetTraces(shop, record);
        });
        PaidAccess.purchases(parts.storage().purchases(), shop, customer.id())
                .filter(purchase -> !Vouchers.isVoucher(purchase))
                .map(Purchase::ref)
                .toList()
                .forEach(parts.storage().retention()::forgetDetails);
        parts.storage().retention().reviewAt(shop, customer.id(), Optional.of(parts.now()));
        tasks.erased(customer, records);
    }

    /** With what the account wanted to claim. */
    private void unlink(Customer customer, Account account) {
        var claims = parts.storage().claims();
        claims.findByAccount(customer.shop(), account).ifPresent(claim -> claims.delete(customer.shop(), claim.id()));
        parts.storage().customers().unlink(customer.shop(), customer.id(), account);
    }

    /** A tombstone goes on leading to its survivor. */
    private void empty(ShopId shop, CustomerId record) {
        var customers = parts.storage().customers();
        customers.find(shop, record).ifPresent(found -> {
            var emptied = found.toBuilder()
                    .details(Details.empty())
                    .epoch(found.epoch() + 1)
                    .changedAt(parts.now());
            if (found.mergedInto().isEmpty()) {
                emptied.state(Customer.State.ERASED);
            }
            Rounds.requireWon(shop, customers.update(emptied.build()));
        });
    }
}
