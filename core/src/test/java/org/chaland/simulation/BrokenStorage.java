package org.chaland.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Function;
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

/** A storage of which a subclass breaks one rule. */
abstract class BrokenStorage implements Storage {

    private final Storage sound;

    BrokenStorage(Storage sound) {
        this.sound = sound;
    }

    /** The store with another behaviour of one method. */
    static <P> P replaced(Class<P> port, P sound, String broken, Function<Object[], Object> behaviour) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    if (method.getName().equals(broken)) {
                        return behaviour.apply(arguments);
                    }
                    if (method.isDefault()) {
                        // By means of the others, and so of the broken one.
                        return InvocationHandler.invokeDefault(proxy, method, arguments);
                    }
                    try {
                        return method.invoke(sound, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Override
    public CustomerStore customers() {
        return sound.customers();
    }

    @Override
    public CustomerDirectory directory() {
        return sound.directory();
    }

    @Override
    public AccountStore accounts() {
        return sound.accounts();
    }

    @Override
    public CourseStore courses() {
        return sound.courses();
    }

    @Override
    public CheckoutStore checkouts() {
        return sound.checkouts();
    }

    @Override
    public ClaimStore claims() {
        return sound.claims();
    }

    @Override
    public PurchaseStore purchases() {
        return sound.purchases();
    }

    @Override
    public TaskStore tasks() {
        return sound.tasks();
    }

    @Override
    public LeaseStore leases() {
        return sound.leases();
    }

    @Override
    public AuditLog audit() {
        return sound.audit();
    }

    @Override
    public DisclosureStore disclosures() {
        return sound.disclosures();
    }

    @Override
    public RetentionStore retention() {
        return sound.retention();
    }

    @Override
    public TransactionRunner transactions() {
        return sound.transactions();
    }
}
