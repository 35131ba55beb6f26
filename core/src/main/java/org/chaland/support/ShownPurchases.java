package org.chaland.support;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.model.Customer;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.PurchaseStore;

/** The purchases that one view shows: a page for each list. How often the store is asked depends on the query alone. */
final class ShownPurchases {

    private static final int PAGE = 10;

    private final Map<AreaList, Page> pages;

    private ShownPurchases(Map<AreaList, Page> pages) {
        this.pages = pages;
    }

    static ShownPurchases read(PurchaseStore store, Customer customer, AreaQuery query) {
        var beginnings = new HashMap<Purchase.State, Page>();
        var pages = new EnumMap<AreaList, Page>(AreaList.class);
        for (var list : AreaList.values()) {
            var newest = PurchaseQuery.newest(customer.shop(), customer.id(), PAGE + 1)
                    .in(list.state());
            pages.put(
                    list,
                    query.after(list)
                            .map(reference -> Page.after(store, newest, reference))
                            .orElseGet(() ->
                                    beginnings.computeIfAbsent(list.state(), state -> Page.beginning(store, newest))));
        }
        return new ShownPurchases(pages);
    }

    Page page(AreaList list) {
        return pages.get(list);
    }

    List<PurchaseRef> refs() {
        return pages.values().stream()
                .flatMap(Page::purchases)
                .map(Purchase::ref)
                .distinct()
                .toList();
    }

    /**
     * A page of a list.
     *
     * @param read one more than is shown, if there is one
     * @param goesOn whether it is not the beginning
     */
    record Page(List<Purchase> read, boolean goesOn) {

        private static Page beginning(PurchaseStore store, PurchaseQuery newest) {
            return new Page(store.ofCustomer(newest), false);
        }

        /** What came from the browser may be no reference at all; the store is asked for none but references. */
        private static Page after(PurchaseStore store, PurchaseQuery newest, String reference) {
            var read = PurchaseRef.read(newest.shop(), reference)
                    .map(ref -> store.ofCustomer(newest.after(Optional.of(ref.reference()))))
                    .orElse(List.of());
            return new Page(read, true);
        }

        Stream<Purchase> purchases() {
            return read.stream().limit(PAGE);
        }

        Optional<String> more() {
            return read.size() > PAGE ? Optional.of(read.get(PAGE - 1).ref().reference()) : Optional.empty();
        }
    }
}
