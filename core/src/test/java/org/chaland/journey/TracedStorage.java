package org.chaland.journey;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.chaland.spi.AuditLog;
import org.chaland.spi.CheckoutStore;
import org.chaland.spi.CustomerDirectory;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.PurchaseStore;
import org.chaland.spi.Storage;
import org.chaland.spi.TaskStore;
import org.chaland.spi.TransactionRunner;

/** A storage that remembers which of its methods were called, in order. */
final class TracedStorage implements Storage {

    private final Storage storage;
    private final List<String> calls = new ArrayList<>();

    TracedStorage(Storage storage) {
        this.storage = storage;
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    void forget() {
        calls.clear();
    }

    @Override
    public CustomerStore customers() {
        return traced(CustomerStore.class, storage.customers());
    }

    @Override
    public CustomerDirectory directory() {
        return traced(CustomerDirectory.class, storage.directory());
    }

    @Override
    public CheckoutStore checkouts() {
        return traced(CheckoutStore.class, storage.checkouts());
    }

    @Override
    public PurchaseStore purchases() {
        return traced(PurchaseStore.class, storage.purchases());
    }

    @Override
    public TaskStore tasks() {
        return traced(TaskStore.class, storage.tasks());
    }

    @Override
    public AuditLog audit() {
        return traced(AuditLog.class, storage.audit());
    }

    @Override
    public TransactionRunner transactions() {
        return storage.transactions();
    }

    private <P> P traced(Class<P> port, P adapter) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    calls.add(port.getSimpleName() + "." + method.getName());
                    return call(adapter, method, arguments);
                }));
    }

    private static Object call(Object adapter, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(adapter, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
