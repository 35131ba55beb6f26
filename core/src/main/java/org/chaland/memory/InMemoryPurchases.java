package org.chaland.memory;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.model.Access;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.PurchaseStore;

/** Purchases by reference. */
final class InMemoryPurchases implements PurchaseStore {

    /** References are ASCII, so that the order of their chars is that of their bytes. */
    private static final Comparator<Purchase> NEWEST_FIRST = Comparator.comparing(Purchase::placedAt)
            .thenComparing(purchase -> purchase.ref().reference())
            .reversed();

    private final InMemoryTransactions transactions;
    private final InMemoryTable<PurchaseRef, Purchase> purchases;
    private final InMemoryIndex<CustomerId, PurchaseRef> refs;

    InMemoryPurchases(InMemoryTransactions transactions) {
        this.transactions = transactions;
        purchases = new InMemoryTable<>(transactions);
        refs = new InMemoryIndex<>(transactions);
    }

    @Override
    public boolean insert(Purchase purchase) {
        return transactions.atomically(() -> !purchases.contains(purchase.ref()) && write(purchase));
    }

    @Override
    public Optional<Purchase> find(PurchaseRef ref) {
        return transactions.atomically(() -> purchases.find(ref));
    }

    @Override
    public Optional<Purchase> lock(PurchaseRef ref) {
        transactions.requireActive();
        return find(ref);
    }

    @Override
    public boolean update(Purchase purchase) {
        return transactions.atomically(() -> purchases
                .find(purchase.ref())
                .filter(before -> before.version() == purchase.version())
                .map(before -> write(changed(before, purchase)))
                .orElse(false));
    }

    @Override
    public List<Purchase> ofCustomer(PurchaseQuery query) {
        return transactions.atomically(() -> {
            var all = of(query.shop(), query.customer()).sorted(NEWEST_FIRST).toList();
            return Lists.after(all, query.after(), purchase -> purchase.ref().reference())
                    .filter(purchase -> query.states().contains(purchase.state()))
                    .limit(query.limit())
                    .toList();
        });
    }

    @Override
    public List<Purchase> seatsOf(ShopId shop, Collection<String> orders) {
        return transactions.atomically(() -> purchases
                .all()
                .filter(purchase -> purchase.ref().shop().equals(shop)
                        && purchase.seatOf().filter(orders::contains).isPresent())
                .sorted(NEWEST_FIRST.reversed())
                .toList());
    }

    @Override
    public Purchase.Counts counts(ShopId shop, CustomerId customer) {
        var byState = transactions.atomically(
                () -> of(shop, customer).collect(Collectors.groupingBy(Purchase::state, Collectors.counting())));
        return new Purchase.Counts(
                byState.getOrDefault(Purchase.State.PLACED, 0L),
                byState.getOrDefault(Purchase.State.COMPLETED, 0L),
                byState.getOrDefault(Purchase.State.CANCELLED, 0L));
    }

    @Override
    public boolean givesAccess(ShopId shop, CustomerId customer, Instant at) {
        return transactions.atomically(() -> of(shop, customer).anyMatch(purchase -> purchase.givesAccess(at)));
    }

    @Override
    public int repoint(ShopId shop, Collection<CustomerId> from, CustomerId to) {
        return transactions.atomically(() -> {
            var all = from.stream()
                    .distinct()
                    .flatMap(customer -> of(shop, customer))
                    .toList();
            all.forEach(before -> write(before.toBuilder()
                    .customer(to)
                    .version(before.version() + 1)
                    .build()));
            return all.size();
        });
    }

    /** Until when what the customer ever paid gives access. */
    Access access(ShopId shop, CustomerId customer) {
        return of(shop, customer).map(Purchase::access).reduce(Access.none(), Access::or);
    }

    /** Whether the customer ever paid for something. */
    boolean wasPaid(ShopId shop, CustomerId customer) {
        return of(shop, customer).anyMatch(purchase -> purchase.completedAt().isPresent());
    }

    boolean has(ShopId shop, CustomerId customer) {
        return of(shop, customer).findAny().isPresent();
    }

    boolean forgetDetails(PurchaseRef ref) {
        return purchases
                .find(ref)
                .filter(purchase -> !purchase.frozen().values().isEmpty())
                .map(purchase -> write(copy(
                        purchase,
                        purchase,
                        Details.empty(),
                        Optional.empty(),
                        purchase.placedAt(),
                        purchase.version() + 1)))
                .orElse(false);
    }

    void forget(ShopId shop, CustomerId customer) {
        of(shop, customer).map(Purchase::ref).toList().forEach(ref -> {
            refs.remove(customer, ref);
            purchases.remove(ref);
        });
    }

    private Stream<Purchase> of(ShopId shop, CustomerId customer) {
        return refs.of(customer)
                .flatMap(ref -> purchases.find(ref).stream())
                .filter(purchase -> purchase.ref().shop().equals(shop));
    }

    /** What {@link PurchaseStore#update} writes, over what it leaves. */
    private static Purchase changed(Purchase before, Purchase after) {
        var anew = after.state() == Purchase.State.PLACED ? after : before;
        return copy(after, before, anew.frozen(), before.message(), anew.placedAt(), before.version() + 1);
    }

    private static Purchase copy(
            Purchase purchase,
            Purchase before,
            Details frozen,
            Optional<String> message,
            Instant placedAt,
            long version) {
        var builder = Purchase.builder(purchase.ref(), purchase.customer(), frozen, placedAt)
                .trainings(purchase.trainings());
        purchase.completedAt().ifPresent(builder::completed);
        purchase.cancelledAt().ifPresent(builder::cancelled);
        before.seatOf().ifPresent(order -> builder.seatOf(order, message));
        return builder.version(version).build();
    }

    private boolean write(Purchase purchase) {
        purchases.find(purchase.ref()).ifPresent(before -> refs.remove(before.customer(), before.ref()));
        purchases.put(purchase.ref(), purchase);
        refs.add(purchase.customer(), purchase.ref());
        return true;
    }
}
