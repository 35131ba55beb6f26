package org.chaland.memory;

import java.util.function.UnaryOperator;
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

/** A sound storage of which parts are replaced by broken ones. */
public final class Breakable implements Storage {

    private CustomerStore customers;
    private final CustomerDirectory directory;
    private AccountStore accounts;
    private CourseStore courses;
    private CheckoutStore checkouts;
    private ClaimStore claims;
    private PurchaseStore purchases;
    private TaskStore tasks;
    private LeaseStore leases;
    private AuditLog audit;
    private DisclosureStore disclosures;
    private RetentionStore retention;
    private TransactionRunner transactions;

    private Breakable(Storage sound) {
        customers = sound.customers();
        directory = sound.directory();
        accounts = sound.accounts();
        courses = sound.courses();
        checkouts = sound.checkouts();
        claims = sound.claims();
        purchases = sound.purchases();
        tasks = sound.tasks();
        leases = sound.leases();
        audit = sound.audit();
        disclosures = sound.disclosures();
        retention = sound.retention();
        transactions = sound.transactions();
    }

    public static Breakable sound() {
        return of(new InMemoryStorage());
    }

    public static Breakable of(Storage sound) {
        return new Breakable(sound);
    }

    public Breakable withCustomers(UnaryOperator<CustomerStore> broken) {
        var copy = of(this);
        copy.customers = broken.apply(customers);
        return copy;
    }

    public Breakable withAccounts(UnaryOperator<AccountStore> broken) {
        var copy = of(this);
        copy.accounts = broken.apply(accounts);
        return copy;
    }

    public Breakable withCourses(UnaryOperator<CourseStore> broken) {
        var copy = of(this);
        copy.courses = broken.apply(courses);
        return copy;
    }

    public Breakable withCheckouts(UnaryOperator<CheckoutStore> broken) {
        var copy = of(this);
        copy.checkouts = broken.apply(checkouts);
        return copy;
    }

    public Breakable withClaims(UnaryOperator<ClaimStore> broken) {
        var copy = of(this);
        copy.claims = broken.apply(claims);
        return copy;
    }

    public Breakable withPurchases(UnaryOperator<PurchaseStore> broken) {
        var copy = of(this);
        copy.purchases = broken.apply(purchases);
        return copy;
    }

    public Breakable withTasks(UnaryOperator<TaskStore> broken) {
        var copy = of(this);
        copy.tasks = broken.apply(tasks);
        return copy;
    }

    public Breakable withLeases(UnaryOperator<LeaseStore> broken) {
        var copy = of(this);
        copy.leases = broken.apply(leases);
        return copy;
    }

    public Breakable withAudit(UnaryOperator<AuditLog> broken) {
        var copy = of(this);
        copy.audit = broken.apply(audit);
        return copy;
    }

    public Breakable withDisclosures(UnaryOperator<DisclosureStore> broken) {
        var copy = of(this);
        copy.disclosures = broken.apply(disclosures);
        return copy;
    }

    public Breakable withRetention(UnaryOperator<RetentionStore> broken) {
        var copy = of(this);
        copy.retention = broken.apply(retention);
        return copy;
    }

    public Breakable withTransactions(UnaryOperator<TransactionRunner> broken) {
        var copy = of(this);
        copy.transactions = broken.apply(transactions);
        return copy;
    }

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
