package org.chaland.jpa;

import java.sql.SQLException;
import java.util.function.Supplier;
import org.chaland.spi.TransactionRunner;

/** Transactions, and the entity manager that belongs to the one that is active. */
interface ManagedTransactions extends TransactionRunner {

    /** Runs the work with the entity manager of the active transaction, or outside one with any that can read. */
    <T> T withManager(ManagerWork<T> work) throws SQLException;

    /** Runs what needs no transaction, again and again as a transaction that was given up. */
    <T> T repeated(Supplier<T> work);
}
