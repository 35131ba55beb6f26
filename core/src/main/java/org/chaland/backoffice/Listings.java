package org.chaland.backoffice;

import static org.chaland.backoffice.BackOffice.LONGEST_SEARCH;
import static org.chaland.backoffice.BackOffice.PAGE_SIZE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.chaland.backoffice.BackOffice.Found;
import org.chaland.backoffice.StaffGate.Read;
import org.chaland.backoffice.StaffOutcome.Refusal;
import org.chaland.internal.Parts;
import org.chaland.linking.CustomerLocks;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.spi.SearchTerms;

/** Lists customers page by page. */
final class Listings {

    /** The most pages of one look of which the purpose opens nothing. */
    private static final int PAGES_IN_VAIN = 10;

    private final Parts parts;

    Listings(Parts parts) {
        this.parts = parts;
    }

    Page<CustomerEntry, CustomerId> newest(Read read, Optional<CustomerId> after) {
        var page = newestPage(read, after);
        for (int number = 1;
                number < PAGES_IN_VAIN && page.items().isEmpty() && page.next().isPresent();
                number++) {
            page = newestPage(read, page.next());
        }
        return page;
    }

    private Page<CustomerEntry, CustomerId> newestPage(Read read, Optional<CustomerId> after) {
        return Page.of(
                        parts.storage().directory().newest(read.shop(), after, PAGE_SIZE + 1),
                        PAGE_SIZE,
                        CustomerEntry::id)
                .keeping(read::line);
    }

    StaffOutcome<Found> search(Read read, String typed, Optional<CustomerId> after) {
        if (typed.codePointCount(0, typed.length()) > LONGEST_SEARCH) {
            return StaffOutcome.refused(Refusal.TOO_LONG);
        }
        var exact = after.isEmpty() ? exact(read, typed.strip()) : Optional.<CustomerEntry>empty();
        var prefixes = SearchTerms.prefixes(typed);
        if (prefixes.isEmpty()) {
            return exact.isPresent()
                    ? StaffOutcome.unchanged(new Found(exact, Page.empty()))
                    : StaffOutcome.refused(Refusal.NOTHING_TYPED);
        }
        return StaffOutcome.unchanged(search(read, prefixes, after, exact));
    }

    /** A page without hits is not shown; the next pages are looked through instead, a limited number of them. */
    private Found search(Read read, List<String> prefixes, Optional<CustomerId> after, Optional<CustomerEntry> exact) {
        var directory = parts.storage().directory();
        var words = directory.rarestFirst(read.shop(), prefixes);
        var last = after;
        for (int number = 0; number < PAGES_IN_VAIN; number++) {
            var page = Page.of(directory.search(read.shop(), words, last, PAGE_SIZE + 1), PAGE_SIZE, CustomerEntry::id)
                    .keeping(entry -> isFoundBy(read, entry.id(), words) ? read.line(entry) : Optional.empty());
            if (!page.items().isEmpty() || page.next().isEmpty()) {
                return new Found(exact, page);
            }
            last = page.next();
        }
        return new Found(exact, Page.empty(), true);
    }

    /** A match in a field that the purpose does not open would disclose that field. */
    private boolean isFoundBy(Read read, CustomerId id, List<String> prefixes) {
        return read.opensAll(Redaction.TYPED)
                || read.reaches(id)
                        && parts.storage()
                                .customers()
                                .find(read.shop(), id)
                                .map(customer -> SearchTerms.of(Redaction.of(customer, read.opened())))
                                .filter(terms -> prefixes.stream().allMatch(prefix -> has(terms, prefix)))
                                .isPresent();
    }

    private static boolean has(SortedSet<String> terms, String prefix) {
        return terms.tailSet(prefix).stream().limit(1).anyMatch(term -> term.startsWith(prefix));
    }

    private Optional<CustomerEntry> exact(Read read, String typed) {
        return CustomerId.read(typed)
                .or(() -> ofOrder(read, typed))
                .flatMap(id -> CustomerLocks.current(parts.storage().customers(), read.shop(), id))
                .filter(Customer::isActive)
                .map(customer ->
                        CustomerEntry.of(customer, parts.storage().purchases().counts(read.shop(), customer.id())))
                .flatMap(read::line);
    }

    private Optional<CustomerId> ofOrder(Read read, String typed) {
        return PurchaseRef.read(read.shop(), typed)
                .filter(ref -> read.opens(PersonalField.PURCHASES))
                .flatMap(ref -> parts.storage().purchases().find(ref))
                .map(Purchase::customer);
    }

    Page<List<CustomerEntry>, CustomerId> sharingEmail(Read read, Optional<CustomerId> after) {
        var oneMore = parts.storage().directory().sharingEmail(read.shop(), after, PAGE_SIZE + 1);
        if (oneMore.size() <= PAGE_SIZE) {
            return new Page<>(groups(read.lines(oneMore)), Optional.empty());
        }
        var page = oneMore.subList(0, cut(oneMore));
        return new Page<>(
                groups(read.lines(page)), Optional.of(page.get(page.size() - 1).id()));
    }

    /** Returns where to cut: before the last group if it does not fit, or at the end if that group alone fills the page. */
    private static int cut(List<CustomerEntry> oneMore) {
        var address = address(oneMore.get(PAGE_SIZE));
        var cut = PAGE_SIZE;
        while (cut > 0 && address(oneMore.get(cut - 1)).equals(address)) {
            cut--;
        }
        return cut == 0 ? PAGE_SIZE : cut;
    }

    private static List<List<CustomerEntry>> groups(List<CustomerEntry> entries) {
        var groups = new ArrayList<List<CustomerEntry>>();
        Optional<CanonicalEmail> before = Optional.empty();
        for (var entry : entries) {
            if (groups.isEmpty() || !address(entry).equals(before)) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(entry);
            before = address(entry);
        }
        return groups.stream().map(List::copyOf).toList();
    }

    private static Optional<CanonicalEmail> address(CustomerEntry entry) {
        return CanonicalEmail.of(entry.email());
    }

    /** Returns other customers with the same e-mail address, the oldest first. */
    List<CustomerEntry> sameAddress(Read read, Customer customer) {
        return read.opens(PersonalField.EMAIL) ? read.lines(withAddressOf(customer)) : List.of();
    }

    private List<CustomerEntry> withAddressOf(Customer customer) {
        return customer.details()
                .contact()
                .canonicalEmail()
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
}
