package org.chaland.memory;

import java.util.function.Supplier;
import org.chaland.spi.TransactionRunner;

/** Runs work where another runs it, until a subclass breaks it. */
class ForwardingTransactions implements TransactionRunner {

    private final TransactionRunner sound;

    ForwardingTransactions(TransactionRunner sound) {
        this.sound = sound;
    }

    @Override
    public <T> T inTransaction(Supplier<T> work) {
        return sound.inTransaction(work);
    }

    @Override
    public boolean isActive() {
        return sound.isActive();
    }
}
