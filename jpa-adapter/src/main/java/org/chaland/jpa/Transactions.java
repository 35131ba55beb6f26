package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.chaland.spi.StorageConflictException;
import org.chaland.spi.TransactionRunner;

/**
 * Transactions, and how the calls of the stores run in them: a call joins the active transaction, or is atomic by itself.
 *
 * <p>What the database or the provider throws leaves a call as a {@link org.chaland.spi.StorageException}. It also leaves
 * through {@link #inTransaction}, which marks a joined transaction for rollback; Hibernate does not do so when a statement on
 * its connection fails.
 *
 * <p>A transaction that the database aborted because of another one is repeated by Chaland if Chaland began it. That repeats
 * no remote call, because none is made inside a transaction (I4).
 */
abstract class Transactions implements TransactionRunner {

    private static final int ATTEMPTS = 5;
    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

    /** What a store does with an entity manager. */
    @FunctionalInterface
    interface Work<T> {

        T with(EntityManager manager) throws SQLException;
    }

    private final LongUnaryOperator jitter;

    /** @param jitter gives the length of the pause before a repetition, below the bound it is given; both in nanoseconds */
    Transactions(LongUnaryOperator jitter) {
        this.jitter = jitter;
    }

    /** Returns a pause of any length below the bound, so that transactions that collided do not collide again. */
    static long fullJitter(long bound) {
        return ThreadLocalRandom.current().nextLong(bound);
    }

    /** Runs the work with the entity manager of the active transaction, or outside one with any that can read. */
    abstract <T> T withManager(Work<T> work) throws SQLException;

    /** Runs the work in the active transaction. */
    abstract <T> T join(Supplier<T> work);

    /** Runs the work in a new transaction. */
    abstract <T> T begin(Supplier<T> work);

    @Override
    public final <T> T inTransaction(Supplier<T> work) {
        return isActive() ? join(work) : repeated(() -> begin(work));
    }

    /** Runs one statement, or several that need not agree. Outside a transaction it begins none. */
    final <T> T read(String action, Object subject, Work<T> work) {
        return isActive() ? write(action, subject, work) : repeated(() -> guarded(action, subject, work));
    }

    final <T> T write(String action, Object subject, Work<T> work) {
        return inTransaction(() -> guarded(action, subject, work));
    }

    /** @throws IllegalStateException if no transaction is active, because the lock would end with the call */
    final <T> T lock(String action, Object subject, Work<T> work) {
        if (!isActive()) {
            throw new IllegalStateException("Cannot " + action + " " + subject
                    + " outside a transaction: call from within transactions().inTransaction(...).");
        }
        return write(action, subject, work);
    }

    private <T> T repeated(Supplier<T> transaction) {
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            try {
                return transaction.get();
            } catch (StorageConflictException lost) {
                LockSupport.parkNanos(jitter.applyAsLong(Math.min(SHORTEST_PAUSE << attempt, LONGEST_PAUSE)));
            }
        }
        return transaction.get();
    }

    private <T> T guarded(String action, Object subject, Work<T> work) {
        try {
            return withManager(work);
        } catch (PersistenceException | SQLException failure) {
            throw Failure.of(action, subject, failure);
        }
    }
}
