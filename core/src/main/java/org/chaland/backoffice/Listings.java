package org.chaland.backoffice;

import static org.chaland.backoffice.BackOffice.LONGEST_SEARCH;
import static org.chaland.backoffice.BackOffice.PAGE_SIZE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.linking.Customers;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.spi.SearchTerms;

/** Lists customers, page by page. */
final class Listings {

    private final Parts parts;

    Listings(Parts parts) {
        this.parts = parts;
    }

    Page<CustomerEntry, CustomerId> newest(ShopId shop, Optional<CustomerId> after) {
        return page(parts.storage().directory().newest(shop, after, PAGE_SIZE + 1));
    }

    SearchOutcome search(ShopId shop, String typed, Optional<CustomerId> after) {
        if (typed.codePointCount(0, typed.length()) > LONGEST_SEARCH) {
            return new SearchOutcome.TooLong(LONGEST_SEARCH);
        }
        var exact = after.isEmpty() ? exact(shop, typed.strip()) : Optional.<CustomerEntry>empty();
        var prefixes = SearchTerms.prefixes(typed);
        if (prefixes.isEmpty()) {
            return exact.isPresent()
                    ? new SearchOutcome.Found(exact, page(List.of()))
                    : new SearchOutcome.NothingTyped();
        }
        var found = parts.storage().directory().search(shop, prefixes, after, PAGE_SIZE + 1);
        return new SearchOutcome.Found(exact, page(found));
    }

    private Optional<CustomerEntry> exact(ShopId shop, String typed) {
        return CustomerId.read(typed)
                .or(() -> PurchaseRef.read(shop, typed)
                        .flatMap(ref -> parts.storage().purchases().find(ref))
                        .map(Purchase::customer))
                .flatMap(id -> Customers.current(parts.storage().customers(), shop, id))
                .filter(Customer::isActive)
                .map(customer ->
                        CustomerEntry.of(customer, parts.storage().purchases().counts(shop, customer.id())));
    }

    Page<SharedAddress, CustomerId> sharingEmail(ShopId shop, Optional<CustomerId> after) {
        var oneMore = parts.storage().directory().sharingEmail(shop, after, PAGE_SIZE + 1);
        if (oneMore.size() <= PAGE_SIZE) {
            return new Page<>(groups(oneMore), Optional.empty());
        }
        var shown = oneMore.subList(0, cut(oneMore));
        return new Page<>(groups(shown), Optional.of(shown.get(shown.size() - 1).id()));
    }

    /** Before the group that does not fit; but a group that fills a page alone is cut. */
    private static int cut(List<CustomerEntry> oneMore) {
        var address = address(oneMore.get(PAGE_SIZE));
        var cut = PAGE_SIZE;
        while (cut > 0 && address(oneMore.get(cut - 1)).equals(address)) {
            cut--;
        }
        return cut == 0 ? PAGE_SIZE : cut;
    }

    private static List<SharedAddress> groups(List<CustomerEntry> entries) {
        var groups = new ArrayList<List<CustomerEntry>>();
        Optional<CanonicalEmail> before = Optional.empty();
        for (var entry : entries) {
            if (groups.isEmpty() || !address(entry).equals(before)) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(entry);
            before = address(entry);
        }
        return groups.stream().map(SharedAddress::new).toList();
    }

    private static Optional<CanonicalEmail> address(CustomerEntry entry) {
        return CanonicalEmail.of(entry.email());
    }

    /** Others who have the same e-mail address as that customer, the oldest first. */
    List<CustomerEntry> sameAddress(Customer customer) {
        return customer.details()
                .contact()
                .email()
                .flatMap(CanonicalEmail::of)
                .map(
                        email -> parts
                                .storage()
                                .directory()
                                .withEmail(customer.shop(), email, Optional.empty(), PAGE_SIZE + 1)
                                .stream()
                                .filter(entry -> !entry.id().equals(customer.id()))
                                .limit(PAGE_SIZE)
                                .toList())
                .orElse(List.of());
    }

    private static Page<CustomerEntry, CustomerId> page(List<CustomerEntry> oneMore) {
        return Page.of(oneMore, PAGE_SIZE, CustomerEntry::id);
    }
}
