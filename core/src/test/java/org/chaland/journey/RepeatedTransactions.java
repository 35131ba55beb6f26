package org.chaland.journey;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.chaland.memory.InMemoryStorage;
import org.chaland.spi.Storage;
import org.chaland.spi.StorageConflictException;
import org.chaland.spi.TransactionRunner;

/**
 * A database that gives up every transaction once, at its very end: whoever began it repeats the whole of it. Whatever the core
 * leaves behind outside the storage the first time is there twice.
 */
public final class RepeatedTransactions implements Supplier<Storage> {

    public RepeatedTransactions() {}

    @Override
    public Storage get() {
        var storage = new InMemoryStorage();
        var repeating = repeating(storage.transactions());
        return (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    if (method.getReturnType() == TransactionRunner.class) {
                        return repeating;
                    }
                    try {
                        return method.invoke(storage, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private static TransactionRunner repeating(TransactionRunner sound) {
        return new TransactionRunner() {
            @Override
            public <T> T inTransaction(Supplier<T> work) {
                if (!isActive()) {
                    giveUp(sound, work);
                }
                return sound.inTransaction(work);
            }

            @Override
            public boolean isActive() {
                return sound.isActive();
            }
        };
    }

    private static void giveUp(TransactionRunner sound, Supplier<?> work) {
        try {
            sound.inTransaction(() -> {
                work.get();
                throw new StorageConflictException("given up");
            });
        } catch (StorageConflictException expected) {
            // The whole of it follows once more.
        }
    }
}
