package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.chaland.spi.StorageException;

/** Transactions of our own: one entity manager each, bound to the thread that began it. */
final class ResourceLocalTransactions implements ManagedTransactions {

    private final EntityManagerFactory factory;
    private final ThreadLocal<EntityManager> current = new ThreadLocal<>();
    private final Repetition repetition;

    ResourceLocalTransactions(EntityManagerFactory factory, Repetition repetition) {
        this.factory = factory;
        this.repetition = repetition;
    }

    @Override
    public boolean isActive() {
        return current.get() != null;
    }

    @Override
    public <T> T withManager(ManagerWork<T> work) throws SQLException {
        if (isActive()) {
            return work.run(current.get());
        }
        try (var manager = factory.createEntityManager()) {
            return work.run(manager);
        }
    }

    @Override
    public <T> T repeated(Supplier<T> work) {
        return repetition.of(work);
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return isActive() ? join(current.get().getTransaction(), work) : repetition.of(() -> own(work));
    }

    private static <T> T join(EntityTransaction transaction, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error failure) {
            transaction.setRollbackOnly();
            throw failure;
        }
    }

    private <T> T own(Supplier<T> work) {
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
            // What the caller has to know, a result or a failure, is on its way; a lost connection rolls back by
            // itself.
        }
    }
}
