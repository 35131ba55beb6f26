package org.chaland.jpa;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;

/**
 * How a store's call meets the transaction: it joins the active one, or is atomic by itself. Whatever the database or the
 * provider throws leaves as our own exception, and through the runner, which marks a joined transaction as lost; Hibernate
 * does not do so for a failed statement on its connection.
 */
final class Calls {

    private final ManagedTransactions transactions;

    Calls(ManagedTransactions transactions) {
        this.transactions = transactions;
    }

    /** One statement, or several that need not agree; outside a transaction it begins none, and is repeated where it was given up. */
    <T> T read(String action, Object subject, ManagerWork<T> work) {
        return transactions.isActive()
                ? write(action, subject, work)
                : transactions.repeated(() -> guarded(action, subject, work));
    }

    <T> T write(String action, Object subject, ManagerWork<T> work) {
        return transactions.inTransaction(() -> guarded(action, subject, work));
    }

    /** @throws IllegalStateException if no transaction is active: the lock would be gone at once */
    <T> T lock(String action, Object subject, ManagerWork<T> work) {
        if (!transactions.isActive()) {
            throw new IllegalStateException("Cannot " + action + " " + subject
                    + " outside a transaction: call from within transactions().inTransaction(...).");
        }
        return write(action, subject, work);
    }

    private <T> T guarded(String action, Object subject, ManagerWork<T> work) {
        try {
            return transactions.withManager(work);
        } catch (PersistenceException | SQLException failure) {
            throw Failure.of(action, subject, failure);
        }
    }
}
