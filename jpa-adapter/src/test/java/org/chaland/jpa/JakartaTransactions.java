package org.chaland.jpa;

import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.util.function.Supplier;
import org.chaland.spi.TransactionRunner;

/** What a host on a Jakarta EE server writes. */
final class JakartaTransactions implements TransactionRunner {

    private final UserTransaction own;

    JakartaTransactions(UserTransaction own) {
        this.own = own;
    }

    @Override
    public boolean isActive() {
        try {
            return own.getStatus() != Status.STATUS_NO_TRANSACTION;
        } catch (SystemException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        try {
            return isActive() ? joined(work) : begun(work);
        } catch (NotSupportedException | SystemException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private <T> T joined(Supplier<T> work) throws SystemException {
        try {
            return work.get();
        } catch (RuntimeException | Error failure) {
            own.setRollbackOnly();
            throw failure;
        }
    }

    private <T> T begun(Supplier<T> work) throws NotSupportedException, SystemException {
        own.begin();
        try {
            T result = work.get();
            own.commit();
            return result;
        } catch (RollbackException | HeuristicMixedException | HeuristicRollbackException lost) {
            throw new IllegalStateException(lost);
        } finally {
            if (isActive()) {
                own.rollback();
            }
        }
    }
}
