package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.chaland.spi.Storage;
import org.chaland.spi.TransactionRunner;
import org.chaland.spi.contract.StorageFixture;

/** A host that owns its transactions: one entity manager for each thread, which outlives them. */
final class PlainHost implements TransactionRunner, AutoCloseable {

    private final Queue<EntityManager> opened = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<EntityManager> manager;

    PlainHost(EntityManagerFactory factory) {
        manager = ThreadLocal.withInitial(() -> {
            var fresh = factory.createEntityManager();
            opened.add(fresh);
            return fresh;
        });
    }

    @Override
    public void close() {
        opened.forEach(EntityManager::close);
    }

    EntityManager manager() {
        return manager.get();
    }

    JpaStorage storage() {
        return JpaStorage.joining(this::manager, this);
    }

    @Override
    public boolean isActive() {
        return manager().getTransaction().isActive();
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return isActive() ? join(work) : own(work);
    }

    private <T> T join(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error failure) {
            manager().getTransaction().setRollbackOnly();
            throw failure;
        }
    }

    private <T> T own(Supplier<T> work) {
        var transaction = manager().getTransaction();
        transaction.begin();
        try {
            T result = work.get();
            if (transaction.getRollbackOnly()) {
                throw new HostCommitException();
            }
            transaction.commit();
            return result;
        } finally {
            if (transaction.isActive()) {
                transaction.rollback();
            }
        }
    }

    /** The contract kit in the transactions of such a host. */
    static final class Fixture implements StorageFixture {

        private final TestDatabase database;
        private final PlainHost host;

        Fixture(TestDatabase database) {
            this.database = database;
            host = new PlainHost(database.factory());
        }

        @Override
        public Storage storage() {
            database.emptied();
            return host.storage();
        }

        @Override
        public TransactionRunner host(Storage storage) {
            return host;
        }

        @Override
        public void close() {
            host.close();
        }
    }

    /** What a framework throws in place of the commit; its text is not ours. */
    static final class HostCommitException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        HostCommitException() {
            super("rolled back: canary@example.org");
        }
    }
}
