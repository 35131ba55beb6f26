package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.sql.SQLException;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import org.chaland.spi.StorageException;

/** Transactions of our own: one entity manager each, bound to the thread that began the transaction. */
final class ResourceLocalTransactions extends Transactions {

    private final EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();

    ResourceLocalTransactions(EntityManagerFactory factory, LongUnaryOperator jitter) {
        super(jitter);
        this.factory = factory;
    }

    @Override
    public boolean isActive() {
        return current.get() != null;
    }

    @Override
    <T> T withManager(Work<T> work) throws SQLException {
        if (isActive()) {
            return work.with(current.get());
        }
        try (var manager = factory.createEntityManager()) {
            return work.with(manager);
        }
    }

    @Override
    <T> T join(Supplier<T> work) {
        var transaction = current.get().getTransaction();
        try {
            return work.get();
        } catch (RuntimeException | Error failure) {
            transaction.setRollbackOnly();
            throw failure;
        }
    }

    @Override
    <T> T begin(Supplier<T> work) {
        var manager = opened();
        try {
            begin(manager);
            current.set(manager);
            T result = work.get();
            commit(manager.getTransaction());
            return result;
        } finally {
            current.remove();
            end(manager);
        }
    }

    private EntityManager opened() {
        try {
            return factory.createEntityManager();
        } catch (RuntimeException failure) {
            throw Failure.of("open", "an entity manager", failure);
        }
    }

    private static void begin(EntityManager manager) {
        try {
            manager.getTransaction().begin();
            Statements.beginOnConnection(manager);
        } catch (RuntimeException failure) {
            throw Failure.of("begin", "a transaction", failure);
        }
    }

    private static void commit(EntityTransaction transaction) {
        // Hibernate, started natively, answers commit() of such a transaction by rolling back in silence.
        if (transaction.getRollbackOnly()) {
            throw new StorageException(
                    "The transaction was rolled back instead of committed, because work that had joined it"
                            + " failed: let that failure leave the transaction, and repeat the whole of it if that makes sense.");
        }
        try {
            transaction.commit();
        } catch (RuntimeException failure) {
            throw Failure.of("commit", "the transaction", failure);
        }
    }

    private static void end(EntityManager manager) {
        try (manager) {
            if (manager.getTransaction().isActive()) {
                manager.getTransaction().rollback();
            }
        } catch (RuntimeException ignored) {
            // The caller already gets a result or a failure; a lost connection rolls back by itself.
        }
    }
}
