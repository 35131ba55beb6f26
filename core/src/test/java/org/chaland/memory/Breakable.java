package org.chaland.memory;

import java.util.function.UnaryOperator;
import org.chaland.spi.AuditLog;
import org.chaland.spi.CheckoutStore;
import org.chaland.spi.CustomerDirectory;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.PurchaseStore;
import org.chaland.spi.Storage;
import org.chaland.spi.TaskStore;
import org.chaland.spi.TransactionRunner;

/** A sound storage of which one part is replaced by a broken one. */
record Breakable(
        CustomerStore customers,
        CustomerDirectory directory,
        CheckoutStore checkouts,
        PurchaseStore purchases,
        TaskStore tasks,
        AuditLog audit,
        TransactionRunner transactions)
        implements Storage {

    static Breakable sound() {
        var sound = new InMemoryStorage();
        return new Breakable(
                sound.customers(),
                sound.directory(),
                sound.checkouts(),
                sound.purchases(),
                sound.tasks(),
                sound.audit(),
                sound.transactions());
    }

    Breakable withCustomers(UnaryOperator<CustomerStore> broken) {
        return new Breakable(broken.apply(customers), directory, checkouts, purchases, tasks, audit, transactions);
    }

    Breakable withDirectory(UnaryOperator<CustomerDirectory> broken) {
        return new Breakable(customers, broken.apply(directory), checkouts, purchases, tasks, audit, transactions);
    }

    Breakable withCheckouts(UnaryOperator<CheckoutStore> broken) {
        return new Breakable(customers, directory, broken.apply(checkouts), purchases, tasks, audit, transactions);
    }

    Breakable withPurchases(UnaryOperator<PurchaseStore> broken) {
        return new Breakable(customers, directory, checkouts, broken.apply(purchases), tasks, audit, transactions);
    }

    Breakable withTasks(UnaryOperator<TaskStore> broken) {
        return new Breakable(customers, directory, checkouts, purchases, broken.apply(tasks), audit, transactions);
    }

    Breakable withAudit(UnaryOperator<AuditLog> broken) {
        return new Breakable(customers, directory, checkouts, purchases, tasks, broken.apply(audit), transactions);
    }

    Breakable withTransactions(UnaryOperator<TransactionRunner> broken) {
        return new Breakable(customers, directory, checkouts, purchases, tasks, audit, broken.apply(transactions));
    }
}
