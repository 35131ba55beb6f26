package org.chaland.linking;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.ShopId;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.PurchaseStore;

/** The purchases of a customer, read page by page, as far as they are looked at. */
public final class CustomerPurchases {

    private static final int PAGE = 100;

    private CustomerPurchases() {}

    /** All of them, whatever their state, the newest first. */
    public static Stream<Purchase> all(PurchaseStore store, ShopId shop, CustomerId customer) {
        return all(store, PurchaseQuery.newest(shop, customer, PAGE));
    }

    static Stream<Purchase> paid(PurchaseStore store, Customer customer) {
        return all(store, newest(customer).in(Purchase.State.COMPLETED));
    }

    /** Whether there was one, be it cancelled since. */
    static boolean everPaid(PurchaseStore store, Customer customer) {
        return all(store, newest(customer))
                .anyMatch(purchase -> purchase.completedAt().isPresent());
    }

    private static PurchaseQuery newest(Customer customer) {
        return PurchaseQuery.newest(customer.shop(), customer.id(), PAGE);
    }

    private static Stream<Purchase> all(PurchaseStore store, PurchaseQuery query) {
        return Stream.iterate(store.ofCustomer(query), page -> !page.isEmpty(), page -> next(store, query, page))
                .flatMap(List::stream);
    }

    private static List<Purchase> next(PurchaseStore store, PurchaseQuery query, List<Purchase> page) {
        if (page.size() < PAGE) {
            return List.of();
        }
        var last = page.get(PAGE - 1).ref().reference();
        return store.ofCustomer(query.after(Optional.of(last)));
    }
}
