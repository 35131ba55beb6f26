package org.chaland.backoffice;

import static org.chaland.backoffice.BackOffice.PAGE_SIZE;
import static org.chaland.model.PersonalField.ACCOUNTS;
import static org.chaland.model.PersonalField.DISCLOSURES;
import static org.chaland.model.PersonalField.PURCHASES;
import static org.chaland.model.PersonalField.RECORD;
import static org.chaland.model.PersonalField.STAFF_ACTIONS;
import static org.chaland.model.PersonalField.TASKS;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseCounts;
import org.chaland.spi.PurchaseQuery;

/** Shows a customer with all that belongs to it. */
final class Views {

    private static final Set<PersonalField> SHOWN = EnumSet.complementOf(EnumSet.of(DISCLOSURES));
    private static final Set<PersonalField> OF_RESTRICTED = EnumSet.of(RECORD, ACCOUNTS, TASKS, STAFF_ACTIONS);
    private static final Set<PersonalField> OF_PURCHASES = with(Veil.TYPED, PURCHASES);

    private final Parts parts;
    private final Listings listings;
    private final TaskViews tasks;

    Views(Parts parts, Listings listings, TaskViews tasks) {
        this.parts = parts;
        this.listings = listings;
        this.tasks = tasks;
    }

    private static Set<PersonalField> with(Set<PersonalField> fields, PersonalField one) {
        var all = EnumSet.of(one);
        all.addAll(fields);
        return all;
    }

    ViewOutcome view(Look look, CustomerId id, Locale locale) {
        return parts.storage()
                .customers()
                .find(look.shop(), id)
                .filter(found -> look.reaches(id))
                .map(found -> found.mergedInto()
                        .<ViewOutcome>map(survivor -> moved(look, id, survivor))
                        .orElseGet(() -> new ViewOutcome.Shown(view(look, found, locale))))
                .orElseGet(ViewOutcome.Unknown::new);
    }

    private static ViewOutcome moved(Look look, CustomerId id, CustomerId survivor) {
        look.see(id, EnumSet.of(RECORD));
        return new ViewOutcome.MergedInto(survivor);
    }

    private CustomerView view(Look look, Customer customer, Locale locale) {
        var shop = customer.shop();
        var id = customer.id();
        var seen = look.see(id, isOpen(look, customer) ? SHOWN : OF_RESTRICTED);
        var tombstones = parts.storage().directory().mergedInto(shop, id);
        return new CustomerView(
                seen,
                Veil.over(customer, seen),
                seen.contains(PURCHASES) ? parts.storage().purchases().counts(shop, id) : new PurchaseCounts(0, 0, 0),
                seen.contains(PURCHASES) ? page(look, id, Optional.empty()) : Page.empty(),
                tasks.of(look, Stream.concat(Stream.of(id), tombstones.stream()), locale),
                seen.contains(STAFF_ACTIONS) ? audit(look, id, Optional.empty()) : Page.empty(),
                tombstones,
                listings.sameAddress(look, customer));
    }

    private boolean isOpen(Look look, CustomerId id) {
        return parts.storage()
                .customers()
                .find(look.shop(), id)
                .filter(found -> isOpen(look, found))
                .isPresent();
    }

    private static boolean isOpen(Look look, Customer customer) {
        return customer.isActive() || look.opensWhatIsRestricted();
    }

    /** The frozen details are the customer's too. */
    Page<Purchase, String> purchases(Look look, CustomerId id, Optional<String> after) {
        return look.reaches(id) && isOpen(look, id) ? page(look, id, after) : Page.empty();
    }

    private Page<Purchase, String> page(Look look, CustomerId id, Optional<String> after) {
        var query = PurchaseQuery.newest(look.shop(), id, PAGE_SIZE + 1).after(after);
        var page = Page.of(
                parts.storage().purchases().ofCustomer(query),
                PAGE_SIZE,
                purchase -> purchase.ref().reference());
        return page.keeping(purchase -> Optional.of(Veil.over(purchase, look.see(id, OF_PURCHASES))));
    }

    Page<AuditEntry, UUID> audit(Look look, CustomerId id, Optional<UUID> after) {
        if (!look.reaches(id)) {
            return Page.empty();
        }
        var oneMore = parts.storage().audit().ofCustomer(look.shop(), id, after, PAGE_SIZE + 1);
        if (!oneMore.isEmpty()) {
            look.see(id, EnumSet.of(STAFF_ACTIONS));
        }
        return Page.of(oneMore, PAGE_SIZE, AuditEntry::id);
    }
}
