package org.chaland.journey;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.chaland.spi.AccountStore;
import org.chaland.spi.AuditLog;
import org.chaland.spi.CheckoutStore;
import org.chaland.spi.ClaimStore;
import org.chaland.spi.CourseStore;
import org.chaland.spi.CustomerDirectory;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.DisclosureStore;
import org.chaland.spi.LeaseStore;
import org.chaland.spi.PurchaseStore;
import org.chaland.spi.RetentionStore;
import org.chaland.spi.Storage;
import org.chaland.spi.TaskStore;
import org.chaland.spi.TransactionRunner;

/** A storage that says which of its methods is called, such as {@code CustomerStore.link}. */
public abstract class WatchedStorage implements Storage {

    private final Storage storage;

    protected WatchedStorage(Storage storage) {
        this.storage = storage;
    }

    protected abstract void begins(String call);

    protected void returned(String call) {}

    protected void answered(Object answer) {}

    /** What lies beneath, where nobody watches. */
    final Storage quiet() {
        return storage;
    }

    @Override
    public final CustomerStore customers() {
        return watched(CustomerStore.class, storage.customers());
    }

    @Override
    public final CustomerDirectory directory() {
        return watched(CustomerDirectory.class, storage.directory());
    }

    @Override
    public final AccountStore accounts() {
        return watched(AccountStore.class, storage.accounts());
    }

    @Override
    public final CourseStore courses() {
        return watched(CourseStore.class, storage.courses());
    }

    @Override
    public final CheckoutStore checkouts() {
        return watched(CheckoutStore.class, storage.checkouts());
    }

    @Override
    public final ClaimStore claims() {
        return watched(ClaimStore.class, storage.claims());
    }

    @Override
    public final PurchaseStore purchases() {
        return watched(PurchaseStore.class, storage.purchases());
    }

    @Override
    public final TaskStore tasks() {
        return watched(TaskStore.class, storage.tasks());
    }

    @Override
    public final LeaseStore leases() {
        return watched(LeaseStore.class, storage.leases());
    }

    @Override
    public final AuditLog audit() {
        return watched(AuditLog.class, storage.audit());
    }

    @Override
    public final DisclosureStore disclosures() {
        return watched(DisclosureStore.class, storage.disclosures());
    }

    @Override
    public final RetentionStore retention() {
        return watched(RetentionStore.class, storage.retention());
    }

    @Override
    public final TransactionRunner transactions() {
        return storage.transactions();
    }

    private <P> P watched(Class<P> port, P adapter) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    var call = port.getSimpleName() + "." + method.getName();
                    begins(call);
                    var answer = answer(adapter, method, arguments);
                    returned(call);
                    Optional.ofNullable(answer).ifPresent(this::answered);
                    return answer;
                }));
    }

    private static Object answer(Object adapter, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(adapter, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
