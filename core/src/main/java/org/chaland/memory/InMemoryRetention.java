package org.chaland.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.CustomerRef;
import org.chaland.model.Details;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.spi.RetentionStore;

/** When each record is to be looked at; and what all the other stores have of one. */
final class InMemoryRetention implements RetentionStore {

    private final InMemoryTransactions transactions;
    private final InMemoryCustomers customers;
    private final InMemoryPurchases purchases;
    private final List<BiConsumer<ShopId, CustomerId>> traces;
    private final List<BiConsumer<ShopId, CustomerId>> history;
    private final InMemoryTable<CustomerRef, Optional<Instant>> reviews;

    InMemoryRetention(
            InMemoryTransactions transactions,
            InMemoryCustomers customers,
            InMemoryPurchases purchases,
            List<BiConsumer<ShopId, CustomerId>> traces,
            List<BiConsumer<ShopId, CustomerId>> history) {
        this.transactions = transactions;
        this.customers = customers;
        this.purchases = purchases;
        this.traces = List.copyOf(traces);
        this.history = List.copyOf(history);
        reviews = new InMemoryTable<>(transactions);
    }

    @Override
    public List<CustomerRef> toReview(Instant now, int limit) {
        return transactions.atomically(() -> customers
                .all()
                .flatMap(customer -> review(customer).stream())
                .filter(review -> !review.at().isAfter(now))
                .sorted(Comparator.comparing(Review::at))
                .map(Review::record)
                .limit(limit)
                .toList());
    }

    @Override
    public void reviewAt(ShopId shop, CustomerId customer, Optional<Instant> at) {
        transactions.atomically(() -> {
            customers.find(shop, customer).ifPresent(known -> reviews.put(new CustomerRef(shop, customer), at));
            return true;
        });
    }

    @Override
    public void forgetTraces(ShopId shop, CustomerId customer) {
        transactions.atomically(() -> {
            each(traces, shop, customer);
            customers.mergedInto(shop, customer).toList().forEach(tombstone -> {
                each(traces, shop, tombstone.id());
                customers.update(tombstone.toBuilder()
                        .details(Details.empty())
                        .epoch(tombstone.epoch() + 1)
                        .build());
            });
            return true;
        });
    }

    @Override
    public boolean forgetDetails(PurchaseRef purchase) {
        return transactions.atomically(() -> purchases.forgetDetails(purchase));
    }

    @Override
    public void forgetHistory(ShopId shop, CustomerId customer) {
        transactions.atomically(() -> {
            each(history, shop, customer);
            customers.mergedInto(shop, customer).toList().forEach(tombstone -> {
                each(history, shop, tombstone.id());
                customers.delete(shop, tombstone.id(), tombstone.version());
            });
            return true;
        });
    }

    private static void each(List<BiConsumer<ShopId, CustomerId>> kinds, ShopId shop, CustomerId customer) {
        kinds.forEach(kind -> kind.accept(shop, customer));
    }

    private Optional<Review> review(Customer customer) {
        var record = new CustomerRef(customer.shop(), customer.id());
        return reviews.find(record)
                .orElseGet(() -> Optional.of(customer.createdAt().plus(FIRST_REVIEW)))
                .map(at -> new Review(record, at));
    }

    /** When a record is to be looked at. */
    private record Review(CustomerRef record, Instant at) {}
}
