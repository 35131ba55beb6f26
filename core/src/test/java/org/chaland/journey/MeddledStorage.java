package org.chaland.journey;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.chaland.spi.AuditLog;
import org.chaland.spi.CheckoutStore;
import org.chaland.spi.CustomerDirectory;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.PurchaseStore;
import org.chaland.spi.Storage;
import org.chaland.spi.TaskStore;
import org.chaland.spi.TransactionRunner;

/** A storage in which something else happens, once, right before or after a call: what another request does meanwhile. */
final class MeddledStorage implements Storage {

    private final Storage storage;
    private final Map<String, Runnable> before = new ConcurrentHashMap<>();
    private final Map<String, Runnable> after = new ConcurrentHashMap<>();

    MeddledStorage(Storage storage) {
        this.storage = storage;
    }

    /** Of a call such as {@code CustomerStore.link}, the next one. */
    void before(String call, Runnable meanwhile) {
        before.put(call, meanwhile);
    }

    /** As {@link #before}, once the call has returned. */
    void after(String call, Runnable meanwhile) {
        after.put(call, meanwhile);
    }

    /** What lies beneath, where nobody meddles. */
    Storage quiet() {
        return storage;
    }

    @Override
    public CustomerStore customers() {
        return meddled(CustomerStore.class, storage.customers());
    }

    @Override
    public CustomerDirectory directory() {
        return meddled(CustomerDirectory.class, storage.directory());
    }

    @Override
    public CheckoutStore checkouts() {
        return meddled(CheckoutStore.class, storage.checkouts());
    }

    @Override
    public PurchaseStore purchases() {
        return meddled(PurchaseStore.class, storage.purchases());
    }

    @Override
    public TaskStore tasks() {
        return meddled(TaskStore.class, storage.tasks());
    }

    @Override
    public AuditLog audit() {
        return meddled(AuditLog.class, storage.audit());
    }

    @Override
    public TransactionRunner transactions() {
        return storage.transactions();
    }

    private <P> P meddled(Class<P> port, P adapter) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    var call = port.getSimpleName() + "." + method.getName();
                    Optional.ofNullable(before.remove(call)).ifPresent(Runnable::run);
                    var answer = call(adapter, method, arguments);
                    Optional.ofNullable(after.remove(call)).ifPresent(Runnable::run);
                    return answer;
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
