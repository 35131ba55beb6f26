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

/** A sound storage of which one part is replaced by a broken one. */
public record Breakable(
        CustomerStore customers,
        CustomerDirectory directory,
        AccountStore accounts,
        CourseStore courses,
        CheckoutStore checkouts,
        ClaimStore claims,
        PurchaseStore purchases,
        TaskStore tasks,
        LeaseStore leases,
        AuditLog audit,
        DisclosureStore disclosures,
        RetentionStore retention,
        TransactionRunner transactions)
        implements Storage {

    public static Breakable sound() {
        var sound = new InMemoryStorage();
        return new Breakable(
                sound.customers(),
                sound.directory(),
                sound.accounts(),
                sound.courses(),
                sound.checkouts(),
                sound.claims(),
                sound.purchases(),
                sound.tasks(),
                sound.leases(),
                sound.audit(),
                sound.disclosures(),
                sound.retention(),
                sound.transactions());
    }

    public Breakable withCustomers(UnaryOperator<CustomerStore> broken) {
        return new Breakable(
                broken.apply(customers),
                directory,
                accounts,
                courses,
                checkouts,
                claims,
                purchases,
                tasks,
                leases,
                audit,
                disclosures,
                retention,
                transactions);
    }

    public Breakable withAccounts(UnaryOperator<AccountStore> broken) {
        return new Breakable(
                customers,
                directory,
                broken.apply(accounts),
                courses,
                checkouts,
                claims,
                purchases,
                tasks,
                leases,
                audit,
                disclosures,
                retention,
                transactions);
    }

    public Breakable withCourses(UnaryOperator<CourseStore> broken) {
        return new Breakable(
                customers,
                directory,
                accounts,
                broken.apply(courses),
                checkouts,
                claims,
                purchases,
                tasks,
                leases,
                audit,
                disclosures,
                retention,
                transactions);
    }

    public Breakable withCheckouts(UnaryOperator<CheckoutStore> broken) {
        return new Breakable(
                customers,
                directory,
                accounts,
                courses,
                broken.apply(checkouts),
                claims,
                purchases,
                tasks,
                leases,
                audit,
                disclosures,
                retention,
                transactions);
    }

    public Breakable withClaims(UnaryOperator<ClaimStore> broken) {
        return new Breakable(
                customers,
                directory,
                accounts,
                courses,
                checkouts,
                broken.apply(claims),
                purchases,
                tasks,
                leases,
                audit,
                disclosures,
                retention,
                transactions);
    }

    public Breakable withPurchases(UnaryOperator<PurchaseStore> broken) {
        return new Breakable(
                customers,
                directory,
                accounts,
                courses,
                checkouts,
                claims,
                broken.apply(purchases),
                tasks,
                leases,
                audit,
                disclosures,
                retention,
                transactions);
    }

    public Breakable withTasks(UnaryOperator<TaskStore> broken) {
        return new Breakable(
                customers,
                directory,
                accounts,
                courses,
                checkouts,
                claims,
                purchases,
                broken.apply(tasks),
                leases,
                audit,
                disclosures,
                retention,
                transactions);
    }

    public Breakable withLeases(UnaryOperator<LeaseStore> broken) {
        return new Breakable(
                customers,
                directory,
                accounts,
                courses,
                checkouts,
                claims,
                purchases,
                tasks,
                broken.apply(leases),
                audit,
                disclosures,
                retention,
                transactions);
    }

    public Breakable withAudit(UnaryOperator<AuditLog> broken) {
        return new Breakable(
                customers,
                directory,
                accounts,
                courses,
                checkouts,
                claims,
                purchases,
                tasks,
                leases,
                broken.apply(audit),
                disclosures,
                retention,
                transactions);
    }

    public Breakable withDisclosures(UnaryOperator<DisclosureStore> broken) {
        return new Breakable(
                customers,
                directory,
                accounts,
                courses,
                checkouts,
                claims,
                purchases,
                tasks,
                leases,
                audit,
                broken.apply(disclosures),
                retention,
                transactions);
    }

    public Breakable withRetention(UnaryOperator<RetentionStore> broken) {
        return new Breakable(
                customers,
                directory,
                accounts,
                courses,
                checkouts,
                claims,
                purchases,
                tasks,
                leases,
                audit,
                disclosures,
                broken.apply(retention),
                transactions);
    }

    public Breakable withTransactions(UnaryOperator<TransactionRunner> broken) {
        return new Breakable(
                customers,
                directory,
                accounts,
                courses,
                checkouts,
                claims,
                purchases,
                tasks,
                leases,
                audit,
                disclosures,
                retention,
                broken.apply(transactions));
    }
}
