package org.chaland.memory;

import java.util.function.Supplier;
import org.chaland.spi.TransactionRunner;

/** Says that there is a transaction, and does nothing else about it. */
final class PretendedTransactions implements TransactionRunner {

    private final ThreadLocal<Integer> depth = ThreadLocal.withInitial(() -> 0);

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        depth.set(depth.get() + 1);
        try {
            return work.get();
        } finally {
            depth.set(depth.get() - 1);
        }
    }

    @Override
    public boolean isActive() {
        return depth.get() > 0;
    }
}
