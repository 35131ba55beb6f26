package org.chaland.backoffice;

import static org.chaland.backoffice.BackOffice.PAGE_SIZE;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Purchase;
import org.chaland.model.ShopId;
import org.chaland.spi.PurchaseQuery;

/** Shows a customer with all that belongs to it. */
final class Views {

    private final Parts parts;
    private final Listings listings;
    private final TaskViews tasks;

    Views(Parts parts, Listings listings, TaskViews tasks) {
        this.parts = parts;
        this.listings = listings;
        this.tasks = tasks;
    }

    ViewOutcome view(ShopId shop, CustomerId id, Locale locale) {
        return parts.storage()
                .transactions()
                .inTransaction(() -> parts.storage()
                        .customers()
                        .find(shop, id)
                        .map(found -> found.mergedInto()
                                .<ViewOutcome>map(ViewOutcome.MergedInto::new)
                                .orElseGet(() -> new ViewOutcome.Shown(view(found, locale))))
                        .orElseGet(ViewOutcome.Unknown::new));
    }

    private CustomerView view(Customer customer, Locale locale) {
        var shop = customer.shop();
        var id = customer.id();
        var tombstones = parts.storage().directory().mergedInto(shop, id);
        return new CustomerView(
                customer,
                parts.storage().purchases().counts(shop, id),
                purchases(shop, id, Optional.empty()),
                tasks.of(shop, Stream.concat(Stream.of(id), tombstones.stream()), locale),
                audit(shop, id, Optional.empty()),
                tombstones,
                listings.sameAddress(customer));
    }

    Page<Purchase, String> purchases(ShopId shop, CustomerId id, Optional<String> after) {
        var query = PurchaseQuery.newest(shop, id, PAGE_SIZE + 1).after(after);
        return Page.of(
                parts.storage().purchases().ofCustomer(query),
                PAGE_SIZE,
                purchase -> purchase.ref().reference());
    }

    Page<AuditEntry, UUID> audit(ShopId shop, CustomerId id, Optional<UUID> after) {
        return Page.of(parts.storage().audit().ofCustomer(shop, id, after, PAGE_SIZE + 1), PAGE_SIZE, AuditEntry::id);
    }
}
