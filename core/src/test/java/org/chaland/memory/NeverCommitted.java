package org.chaland.memory;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.chaland.spi.TransactionRunner;

/** Rolls back in the end, whatever the work says. */
final class NeverCommitted extends ForwardingTransactions {

    NeverCommitted(TransactionRunner sound) {
        super(sound);
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        if (isActive()) {
            return super.inTransaction(work);
        }
        var answer = new AtomicReference<T>();
        try {
            return super.inTransaction(() -> {
                answer.set(work.get());
                throw new CancellationException("rolled back");
            });
        } catch (CancellationException rolledBack) {
            return answer.get();
        }
    }
}
