package org.chaland.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Checkout;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopAccount;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.spi.AccountKey;
import org.chaland.spi.Storage;

/** All that is stored, seen through the ports: they list by owner only, so this remembers the names of what was ever written. */
final class Known {

    private final Storage storage;
    private final ShopId shop;
    private final Set<CustomerId> customers = new LinkedHashSet<>();
    private final Set<PurchaseRef> purchases = new LinkedHashSet<>();
    private final Set<String> tasks = new LinkedHashSet<>();
    private final Set<Account> accounts = new LinkedHashSet<>();
    private final Set<String> handles = new LinkedHashSet<>();
    private final Map<CustomerId, AccountKey> keys = new HashMap<>();
    private final Map<String, List<Object>> leases = new HashMap<>();
    private boolean changed = true;
    private long writes;

    Known(Storage storage, ShopId shop) {
        this.storage = storage;
        this.shop = shop;
    }

    /** Something may have been written, perhaps this. */
    void note(Object written) {
        changed = true;
        writes++;
        if (written instanceof Customer customer) {
            customers.add(customer.id());
        } else if (written instanceof Purchase purchase) {
            purchases.add(purchase.ref());
        } else if (written instanceof Task task) {
            tasks.add(task.key());
        } else if (written instanceof ShopAccount made) {
            accounts.add(made.account());
        } else if (written instanceof Checkout checkout) {
            handles.add(checkout.handleHash());
        } else if (written instanceof List<?> several) {
            several.forEach(this::note);
        }
    }

    /** Somebody has a name for a while; the port does not tell afterwards. */
    void taken(String name, List<Object> holderAndUntil) {
        leases.put(name, holderAndUntil);
    }

    void released(String name, Object holder) {
        leases.computeIfPresent(name, (same, kept) -> kept.get(0).equals(holder) ? null : kept);
    }

    Optional<CanonicalEmail> mailboxOf(Account account) {
        return storage.claims().mailboxOf(account);
    }

    boolean isMadeByShop(Account account) {
        return storage.accounts().isMadeBy(shop, account);
    }

    /** How often something may have been written. */
    long writes() {
        return writes;
    }

    /** Whether something may have been written since this was asked. */
    boolean hasChanged() {
        var before = changed;
        changed = false;
        return before;
    }

    List<Customer> customers() {
        return found(customers, id -> storage.customers().find(shop, id));
    }

    long links(Predicate<Link> which) {
        return customers().stream()
                .flatMap(customer -> customer.links().stream())
                .filter(which)
                .count();
    }

    long erased() {
        return customers().stream()
                .filter(customer -> customer.state() == Customer.State.ERASED)
                .count();
    }

    List<Purchase> purchases() {
        return found(purchases, ref -> storage.purchases().find(ref));
    }

    List<Task> tasks() {
        return found(tasks, key -> storage.tasks().find(shop, key));
    }

    /** The key of the account that is made for a record. */
    AccountKey keyOf(CustomerId id) {
        return keys.computeIfAbsent(id, AccountKey::of);
    }

    /** Whom the record leads to. */
    Optional<Customer> current(CustomerId id) {
        return storage.customers()
                .find(shop, id)
                .flatMap(found -> found.mergedInto()
                        .map(survivor -> storage.customers().find(shop, survivor))
                        .orElse(Optional.of(found)));
    }

    /** The tasks of a customer and of the records that were merged into it. */
    Stream<Task> tasksOf(Customer customer) {
        return tasks().stream()
                .filter(task ->
                        current(task.customer()).filter(customer::equals).isPresent());
    }

    /** In no order: who was first to write does not matter. */
    long fingerprint() {
        long all = sum(customers()) + sum(purchases()) + sum(tasks());
        return all
                + leases.hashCode()
                + sum(found(accounts, account -> storage.accounts().find(account)))
                + sum(found(handles, hash -> storage.checkouts().findByHandle(shop, hash)));
    }

    private static long sum(List<?> rows) {
        return rows.stream().mapToLong(Fingerprint::of).sum();
    }

    private static <N, V> List<V> found(Collection<N> names, Function<N, Optional<V>> by) {
        var all = new ArrayList<V>(names.size());
        for (var name : names) {
            by.apply(name).ifPresent(all::add);
        }
        return all;
    }
}
