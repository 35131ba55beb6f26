package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.chaland.spi.StorageConflictException;
import org.chaland.spi.StorageException;
import org.chaland.spi.TransactionRunner;

/** The host's transactions. Exceptions of the host become ours, because their messages may repeat texts of the database. */
final class HostTransactions extends Transactions {

    private final Supplier<EntityManager> managers;
    private final TransactionRunner host;

    HostTransactions(Supplier<EntityManager> managers, TransactionRunner host) {
        super(Transactions::fullJitter);
        this.managers = managers;
        this.host = host;
    }

    @Override
    public boolean isActive() {
        return host.isActive();
    }

    @Override
    <T> T withManager(Work<T> work) throws SQLException {
        var manager = managers.get();
        if (isActive() && !manager.isJoinedToTransaction()) {
            throw new IllegalStateException(
                    "The host's TransactionRunner says that a transaction is active, but the entity"
                            + " manager has not joined one, so nothing would be stored. A callback after a commit is the usual cause:"
                            + " isActive() must be false there, and inTransaction(...) must begin a new transaction.");
        }
        return work.with(manager);
    }

    @Override
    <T> T join(Supplier<T> work) {
        return run(work);
    }

    @Override
    <T> T begin(Supplier<T> work) {
        return run(work);
    }

    private <T> T run(Supplier<T> work) {
        var ofTheWork = new AtomicReference<RuntimeException>();
        try {
            return host.inTransaction(() -> remembering(ofTheWork, () -> withinOne(work)));
        } catch (RuntimeException failure) {
            if (ofTheWork.get() != null) {
                throw ofTheWork.get();
            }
            throw ofTheHost(failure);
        }
    }

    private <T> T withinOne(Supplier<T> work) {
        if (!isActive()) {
            throw new IllegalStateException(
                    "The host's TransactionRunner ran work, but began no transaction, or says that none is active, so each"
                            + " statement would be stored by itself. A callback after a commit is the usual cause: begin a new"
                            + " transaction there (REQUIRES_NEW).");
        }
        return work.get();
    }

    /** A conflict that does not come from the work may follow the commit, so it must not make Chaland repeat the work. */
    private static StorageException ofTheHost(RuntimeException failure) {
        if (failure instanceof StorageConflictException afterwards) {
            return new StorageException(String.valueOf(afterwards.getMessage()), afterwards);
        }
        return failure instanceof StorageException told ? told : Failure.of("run", "the host's transaction", failure);
    }

    private static <T> T remembering(AtomicReference<RuntimeException> ofTheWork, Supplier<T> work) {
        // A host may run failed work again; the failure of an earlier run no longer counts.
        ofTheWork.set(null);
        try {
            return work.get();
        } catch (RuntimeException failure) {
            ofTheWork.set(failure);
            throw failure;
        }
    }
}
