package org.chaland.backoffice;

import static org.chaland.backoffice.BackOffice.LONGEST_SEARCH;
import static org.chaland.backoffice.BackOffice.PAGE_SIZE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
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

/** Lists customers, page by page. */
final class Listings {

    private final Parts parts;

    Listings(Parts parts) {
        this.parts = parts;
    }

    Page<CustomerEntry, CustomerId> newest(Look look, Optional<CustomerId> after) {
        return page(look, parts.storage().directory().newest(look.shop(), after, PAGE_SIZE + 1));
    }

    SearchOutcome search(Look look, String typed, Optional<CustomerId> after) {
        if (typed.codePointCount(0, typed.length()) > LONGEST_SEARCH) {
            return new SearchOutcome.TooLong(LONGEST_SEARCH);
        }
        var exact = after.isEmpty() ? exact(look, typed.strip()) : Optional.<CustomerEntry>empty();
        var prefixes = SearchTerms.prefixes(typed);
        if (prefixes.isEmpty()) {
            return exact.isPresent() ? new SearchOutcome.Found(exact, Page.empty()) : new SearchOutcome.NothingTyped();
        }
        var found = parts.storage().directory().search(look.shop(), prefixes, after, PAGE_SIZE + 1);
        var all = Page.of(found, PAGE_SIZE, CustomerEntry::id);
        return new SearchOutcome.Found(
                exact,
                all.keeping(entry -> isFoundBy(look, entry.id(), prefixes) ? look.line(entry) : Optional.empty()));
    }

    /** Nobody is found by what the purpose does not open: that would tell it. */
    private boolean isFoundBy(Look look, CustomerId id, List<String> prefixes) {
        return look.opensAll(Veil.TYPED)
                || look.reaches(id)
                        && parts.storage()
                                .customers()
                                .find(look.shop(), id)
                                .map(customer -> SearchTerms.of(Veil.over(customer, look.opened())))
                                .filter(terms -> prefixes.stream().allMatch(prefix -> has(terms, prefix)))
                                .isPresent();
    }

    private static boolean has(SortedSet<String> terms, String prefix) {
        return terms.tailSet(prefix).stream().limit(1).anyMatch(term -> term.startsWith(prefix));
    }

    private Optional<CustomerEntry> exact(Look look, String typed) {
        return CustomerId.read(typed)
                .or(() -> ofOrder(look, typed))
                .flatMap(id -> CustomerLocks.current(parts.storage().customers(), look.shop(), id))
                .filter(Customer::isActive)
                .map(customer ->
                        CustomerEntry.of(customer, parts.storage().purchases().counts(look.shop(), customer.id())))
                .flatMap(look::line);
    }

    private Optional<CustomerId> ofOrder(Look look, String typed) {
        return PurchaseRef.read(look.shop(), typed)
                .filter(ref -> look.opens(PersonalField.PURCHASES))
                .flatMap(ref -> parts.storage().purchases().find(ref))
                .map(Purchase::customer);
    }

    Page<SharedAddress, CustomerId> sharingEmail(Look look, Optional<CustomerId> after) {
        var oneMore = parts.storage().directory().sharingEmail(look.shop(), after, PAGE_SIZE + 1);
        if (oneMore.size() <= PAGE_SIZE) {
            return new Page<>(groups(look.lines(oneMore)), Optional.empty());
        }
        var page = oneMore.subList(0, cut(oneMore));
        return new Page<>(
                groups(look.lines(page)), Optional.of(page.get(page.size() - 1).id()));
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
    List<CustomerEntry> sameAddress(Look look, Customer customer) {
        return look.opens(PersonalField.EMAIL) ? look.lines(withAddressOf(customer)) : List.of();
    }

    private List<CustomerEntry> withAddressOf(Customer customer) {
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

    private static Page<CustomerEntry, CustomerId> page(Look look, List<CustomerEntry> oneMore) {
        return Page.of(oneMore, PAGE_SIZE, CustomerEntry::id).keeping(look::line);
    }
}
