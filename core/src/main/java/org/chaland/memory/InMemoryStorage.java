package org.chaland.memory;

import java.util.List;
import org.chaland.model.CustomerRef;
import org.chaland.spi.AccountStore;
import org.chaland.spi.AuditLog;
import org.chaland.spi.CheckoutStore;
import org.chaland.spi.ClaimStore;
import org.chaland.spi.CourseStore;
import org.chaland.spi.CustomerDirectory;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.DisclosureStore;
import org.chaland.spi.LeaseStore;
import org.chaland.spi.PurchaseStore;
import org.chaland.spi.RetentionStore;
import org.chaland.spi.Storage;
import org.chaland.spi.TaskStore;
import org.chaland.spi.TransactionRunner;

/**
 * A storage that forgets everything when the process ends, and keeps every rule of {@link Storage} until then.
 *
 * <p>Safe for use by several threads. Transactions run one after the other: each holds the whole storage until it ends, so
 * one that waits for another thread's work in the same storage waits for ever. Lists are found by looking at every row. For
 * tests and examples, not for a shop that grows.
 */
public final class InMemoryStorage implements Storage {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryCustomers customers = new InMemoryCustomers(transactions);
    private final InMemoryPurchases purchases = new InMemoryPurchases(transactions);
    private final InMemoryTasks tasks = new InMemoryTasks(transactions, customers);
    private final InMemoryLeases leases = new InMemoryLeases(transactions);
    private final InMemoryDirectory directory = new InMemoryDirectory(transactions, customers, purchases);
    private final InMemoryAccountStore accounts = new InMemoryAccountStore(transactions, customers, purchases);
    private final InMemoryCourses courses = new InMemoryCourses(transactions);
    private final InMemoryClaims claims = new InMemoryClaims(transactions, accounts, tasks);
    private final InMemoryAuditLog audit = new InMemoryAuditLog(transactions);
    private final InMemoryCheckouts checkouts = new InMemoryCheckouts(transactions, this::forgetAbandoned);
    private final InMemoryDisclosures disclosures = new InMemoryDisclosures(transactions);
    private final InMemoryRetention retention = new InMemoryRetention(
            transactions,
            customers,
            purchases,
            List.of(checkouts::forget, audit::forgetReasons),
            List.of(purchases::forget, tasks::forget, audit::forget, disclosures::forget));

    /** A guest who has nothing but the checkout that is removed. */
    private void forgetAbandoned(CustomerRef guest) {
        customers
                .find(guest.shop(), guest.id())
                .filter(found -> found.isActive() && found.isGuest())
                .filter(found ->
                        customers.mergedInto(guest.shop(), guest.id()).findAny().isEmpty())
                .filter(found -> !purchases.has(guest.shop(), guest.id()) && !audit.has(guest.shop(), guest.id()))
                .ifPresent(found -> customers.delete(guest.shop(), guest.id(), found.version()));
    }

    /** A storage that holds nothing. */
    public InMemoryStorage() {}

    @Override
    public CustomerStore customers() {
        return customers;
    }

    @Override
    public CustomerDirectory directory() {
        return directory;
    }

    @Override
    public AccountStore accounts() {
        return accounts;
    }

    @Override
    public CourseStore courses() {
        return courses;
    }

    @Override
    public CheckoutStore checkouts() {
        return checkouts;
    }

    @Override
    public ClaimStore claims() {
        return claims;
    }

    @Override
    public PurchaseStore purchases() {
        return purchases;
    }

    @Override
    public TaskStore tasks() {
        return tasks;
    }

    @Override
    public LeaseStore leases() {
        return leases;
    }

    @Override
    public AuditLog audit() {
        return audit;
    }

    @Override
    public DisclosureStore disclosures() {
        return disclosures;
    }

    @Override
    public RetentionStore retention() {
        return retention;
    }

    @Override
    public TransactionRunner transactions() {
        return transactions;
    }
}
