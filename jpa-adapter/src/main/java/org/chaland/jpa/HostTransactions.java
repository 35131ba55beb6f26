package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.chaland.spi.StorageConflictException;
import org.chaland.spi.StorageException;
import org.chaland.spi.TransactionRunner;

/** The host's transactions; its exceptions, which may repeat texts of the database, are told as ours. */
final class HostTransactions implements ManagedTransactions {

    private final Supplier<EntityManager> managers;
    private final TransactionRunner host;
    private final Repetition repetition = Repetition.withFullJitter();

    HostTransactions(Supplier<EntityManager> managers, TransactionRunner host) {
        this.managers = managers;
        this.host = host;
    }

    @Override
    public boolean isActive() {
        return host.isActive();
    }

    @Override
    public <T> T withManager(ManagerWork<T> work) throws SQLException {
        return work.run(managers.get());
    }

    @Override
    public <T> T repeated(Supplier<T> work) {
        return repetition.of(work);
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return isActive() ? run(work) : repetition.of(() -> run(work));
    }

    private <T> T run(Supplier<T> work) {
        var ofTheWork = new AtomicReference<RuntimeException>();
        try {
            return host.inTransaction(() -> remembering(ofTheWork, work));
        } catch (RuntimeException failure) {
            if (ofTheWork.get() != null) {
                throw ofTheWork.get();
            }
            throw ofTheHost(failure);
        }
    }

    /** Whatever of ours comes from elsewhere than the work may come after the commit, and what is stored is not to be done again. */
    private static StorageException ofTheHost(RuntimeException failure) {
        if (failure instanceof StorageConflictException afterwards) {
            return new StorageException(afterwards.getMessage());
        }
        return failure instanceof StorageException told ? told : Failure.of("run", "the host's transaction", failure);
    }

    private static <T> T remembering(AtomicReference<RuntimeException> ofTheWork, Supplier<T> work) {
        // A host that repeats failed work starts anew.
        ofTheWork.set(null);
        try {
            return work.get();
        } catch (RuntimeException failure) {
            ofTheWork.set(failure);
            throw failure;
        }
    }
}
