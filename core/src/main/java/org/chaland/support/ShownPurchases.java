package org.chaland.support;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.model.Customer;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.PurchaseStore;
import org.chaland.support.AreaQuery.Cursor;
import org.chaland.support.AreaQuery.PagedList;

/** The purchases that one view shows: one page of each list. The number of store calls depends on the query only. */
final class ShownPurchases {

    private static final int PAGE = 10;

    private final Map<PagedList, Page> pages;

    private ShownPurchases(Map<PagedList, Page> pages) {
        this.pages = pages;
    }

    static ShownPurchases read(PurchaseStore store, Customer customer, AreaQuery query) {
        var firstPages = new HashMap<Purchase.State, List<Purchase>>();
        var pages = new EnumMap<PagedList, Page>(PagedList.class);
        for (var list : PagedList.values()) {
            var newest = PurchaseQuery.newest(customer.shop(), customer.id(), PAGE + 1)
                    .in(list.state());
            var after = query.after(list);
            var read = after.map(reference -> readAfter(store, newest, reference))
                    .orElseGet(() -> firstPages.computeIfAbsent(list.state(), state -> store.ofCustomer(newest)));
            pages.put(list, new Page(list, read, after.isPresent()));
        }
        return new ShownPurchases(pages);
    }

    /** The reference came from the browser: the store is called only if it is a valid one. */
    private static List<Purchase> readAfter(PurchaseStore store, PurchaseQuery newest, String reference) {
        return PurchaseRef.read(newest.shop(), reference)
                .map(ref -> store.ofCustomer(newest.after(Optional.of(ref.reference()))))
                .orElse(List.of());
    }

    Page page(PagedList list) {
        return Objects.requireNonNull(pages.get(list), "Every list has a page.");
    }

    /** Returns the orders of the host; a seat is none. */
    List<PurchaseRef> refs() {
        return pages.values().stream()
                .flatMap(Page::purchases)
                .filter(purchase -> purchase.seatOf().isEmpty())
                .map(Purchase::ref)
                .distinct()
                .toList();
    }

    /**
     * A page of a list.
     *
     * @param read the purchases of the page, and one more if the list goes on
     * @param continued whether this is not the first page
     */
    record Page(PagedList list, List<Purchase> read, boolean continued) {

        Stream<Purchase> purchases() {
            return read.stream().limit(PAGE);
        }

        /** Returns the cursor of the next page; empty on the last page. */
        Optional<String> more() {
            return read.size() > PAGE
                    ? Optional.of(new Cursor(list, read.get(PAGE - 1).ref().reference()).text())
                    : Optional.empty();
        }
    }
}
