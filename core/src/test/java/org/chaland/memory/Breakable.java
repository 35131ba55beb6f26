package org.chaland.memory;

import java.util.function.UnaryOperator;
import org.chaland.spi.CheckoutStore;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.PurchaseStore;
import org.chaland.spi.Storage;
import org.chaland.spi.TaskStore;
import org.chaland.spi.TransactionRunner;

/** A sound storage of which one part is replaced by a broken one. */
record Breakable(
        CustomerStore customers,
        CheckoutStore checkouts,
        PurchaseStore purchases,
        TaskStore tasks,
        TransactionRunner transactions)
        implements Storage {

    static Breakable sound() {
        var sound = new InMemoryStorage();
        return new Breakable(
                sound.customers(), sound.checkouts(), sound.purchases(), sound.tasks(), sound.transactions());
    }

    Breakable withCustomers(UnaryOperator<CustomerStore> broken) {
        return new Breakable(broken.apply(customers), checkouts, purchases, tasks, transactions);
    }

    Breakable withCheckouts(UnaryOperator<CheckoutStore> broken) {
        return new Breakable(customers, broken.apply(checkouts), purchases, tasks, transactions);
    }

    Breakable withPurchases(UnaryOperator<PurchaseStore> broken) {
        return new Breakable(customers, checkouts, broken.apply(purchases), tasks, transactions);
    }

    Breakable withTasks(UnaryOperator<TaskStore> broken) {
        return new Breakable(customers, checkouts, purchases, broken.apply(tasks), transactions);
    }

    Breakable withTransactions(UnaryOperator<TransactionRunner> broken) {
        return new Breakable(customers, checkouts, purchases, tasks, broken.apply(transactions));
    }
}
