package org.chaland.fuzz;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Optional;
import org.chaland.memory.InMemoryStorage;
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

/** In memory, and yet as particular about the texts that it is asked for as a database is. */
final class PickyStorage implements Storage {

    private final Storage memory = new InMemoryStorage();

    @Override
    public CustomerStore customers() {
        return picky(CustomerStore.class, memory.customers());
    }

    @Override
    public CustomerDirectory directory() {
        return picky(CustomerDirectory.class, memory.directory());
    }

    @Override
    public AccountStore accounts() {
        return picky(AccountStore.class, memory.accounts());
    }

    @Override
    public CourseStore courses() {
        return picky(CourseStore.class, memory.courses());
    }

    @Override
    public CheckoutStore checkouts() {
        return picky(CheckoutStore.class, memory.checkouts());
    }

    @Override
    public PurchaseStore purchases() {
        return picky(PurchaseStore.class, memory.purchases());
    }

    @Override
    public TaskStore tasks() {
        return picky(TaskStore.class, memory.tasks());
    }

    @Override
    public ClaimStore claims() {
        return picky(ClaimStore.class, memory.claims());
    }

    @Override
    public LeaseStore leases() {
        return picky(LeaseStore.class, memory.leases());
    }

    @Override
    public AuditLog audit() {
        return picky(AuditLog.class, memory.audit());
    }

    @Override
    public DisclosureStore disclosures() {
        return picky(DisclosureStore.class, memory.disclosures());
    }

    @Override
    public RetentionStore retention() {
        return picky(RetentionStore.class, memory.retention());
    }

    @Override
    public TransactionRunner transactions() {
        return memory.transactions();
    }

    private static <P> P picky(Class<P> port, P adapter) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    for (var argument : arguments) {
                        require(argument, port, method);
                    }
                    return answer(adapter, method, arguments);
                }));
    }

    private static void require(Object argument, Class<?> port, Method method) {
        if (argument instanceof Optional<?> optional) {
            optional.ifPresent(value -> require(value, port, method));
        } else if (argument instanceof Collection<?> several) {
            several.forEach(value -> require(value, port, method));
        } else if (argument instanceof String text && !Kept.byEveryDatabase(text)) {
            throw new AssertionError(
                    "A text that no database takes reaches " + port.getSimpleName() + "." + method.getName());
        }
    }

    private static Object answer(Object adapter, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(adapter, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
