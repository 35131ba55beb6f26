package org.chaland.jpa.race;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.chaland.model.Account;
import org.chaland.model.Claim;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopAccount;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.Storage;

/** The twin of a storage: it takes no lock, writes over whatever version is there, and says that whatever it is to delete was there. */
final class Careless {

    private static final int OFTEN = 1_000;

    private final Storage sound;

    private Careless(Storage sound) {
        this.sound = sound;
    }

    static Storage of(Storage sound) {
        var careless = new Careless(sound);
        return (Storage) forwarding(Storage.class, sound, (store, call, arguments) -> {
            var part = call.get();
            return store.equals("transactions")
                    ? part
                    : forwarding(part.getClass().getInterfaces()[0], part, careless::instead);
        });
    }

    private Object instead(String call, Supplier<Object> soundly, Object[] arguments) {
        return switch (call) {
            case "lock" -> found(arguments);
            // Another thread is in no transaction, where nothing is kept from others.
            case "due" -> CompletableFuture.supplyAsync(soundly).join();
            case "lockAll" -> foundAll((ShopId) arguments[0], (Collection<?>) arguments[1]);
            case "lockMerged" -> sound.directory().mergedInto((ShopId) arguments[0], ids((Collection<?>) arguments[1]));
            case "mergeAll" ->
                mergedAnyway((ShopId) arguments[0], ids((Collection<?>) arguments[1]), (CustomerId) arguments[2]);
            case "update" -> overwritten(arguments[0]);
            case "delete" -> soundly.get() != null;
            default -> soundly.get();
        };
    }

    private Object found(Object[] arguments) {
        if (arguments[0] instanceof Account account) {
            return sound.accounts().find(account);
        }
        if (arguments[0] instanceof PurchaseRef purchase) {
            return sound.purchases().find(purchase);
        }
        return arguments[1] instanceof CustomerId customer
                ? sound.customers().find((ShopId) arguments[0], customer)
                : sound.tasks().find((ShopId) arguments[0], (String) arguments[1]);
    }

    private List<Customer> foundAll(ShopId shop, Collection<?> ids) {
        return ids(ids).stream()
                .sorted(Comparator.comparing(CustomerId::toString))
                .flatMap(id -> sound.customers().find(shop, id).stream())
                .toList();
    }

    private int mergedAnyway(ShopId shop, List<CustomerId> ids, CustomerId survivor) {
        for (var id : ids) {
            var customer = sound.customers().find(shop, id).orElseThrow();
            overwritten(customer.toBuilder().mergedInto(survivor).build());
        }
        return ids.size();
    }

    private static List<CustomerId> ids(Collection<?> ids) {
        return ids.stream().map(CustomerId.class::cast).toList();
    }

    /** Until nobody is quicker. */
    private boolean overwritten(Object value) {
        for (var tries = 0; tries < OFTEN; tries++) {
            if (isOverwritten(value)) {
                return true;
            }
        }
        return false;
    }

    private boolean isOverwritten(Object value) {
        if (value instanceof Customer customer) {
            var stored = sound.customers().find(customer.shop(), customer.id()).orElseThrow();
            return sound.customers()
                    .update(customer.toBuilder()
                            .version(stored.version())
                            .epoch(stored.epoch())
                            .build());
        }
        if (value instanceof Task task) {
            var stored = sound.tasks().find(task.shop(), task.key()).orElseThrow();
            return sound.tasks()
                    .update(task.toBuilder().version(stored.version()).build());
        }
        if (value instanceof Purchase purchase) {
            var stored = sound.purchases().find(purchase.ref()).orElseThrow();
            return sound.purchases()
                    .update(purchase.toBuilder().version(stored.version()).build());
        }
        if (value instanceof ShopAccount account) {
            return sound.accounts().update(account);
        }
        var claim = (Claim) value;
        var stored = sound.claims().find(claim.shop(), claim.id());
        return stored.isEmpty()
                || sound.claims()
                        .update(claim.toBuilder()
                                .version(stored.get().version())
                                .build());
    }

    private static Object forwarding(Class<?> port, Object target, Instead instead) {
        return Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> instead.of(
                        method.getName(),
                        () -> {
                            try {
                                return method.invoke(target, arguments);
                            } catch (InvocationTargetException failure) {
                                throw (RuntimeException) failure.getCause();
                            } catch (IllegalAccessException impossible) {
                                throw new IllegalStateException(impossible);
                            }
                        },
                        arguments == null ? new Object[0] : arguments));
    }

    /** What is done in place of a call. */
    @FunctionalInterface
    private interface Instead {

        Object of(String call, Supplier<Object> soundly, Object[] arguments);
    }
}
