package org.chaland.claim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Claim;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.Storage;

/**
 * The records that a claim is about: in use, with its address, there when it was made, and opened by no account. That is a guest's,
 * and one whose accounts are all gone: a suspended account is not, since it may come back.
 */
final class ClaimedRecords {

    private static final int PAGE = 100;

    private final Storage storage;

    ClaimedRecords(Storage storage) {
        this.storage = storage;
    }

    /** Those that seem to be, the oldest first, read as far as they are looked at; each is to be looked at once more. */
    Stream<CustomerId> of(Claim claim) {
        return Stream.iterate(page(claim, Optional.empty()), page -> !page.isEmpty(), page -> next(claim, page))
                .flatMap(List::stream)
                .filter(entry -> !entry.createdAt().isAfter(claim.requestedAt()))
                .filter(entry -> !entry.linked() || hasNoAccountLeft(claim.shop(), entry.id()))
                .map(CustomerEntry::id);
    }

    /** The list does not tell in which state a link is. */
    private boolean hasNoAccountLeft(ShopId shop, CustomerId id) {
        return storage.customers()
                .find(shop, id)
                .filter(ClaimedRecords::hasNoAccountLeft)
                .isPresent();
    }

    private static boolean hasNoAccountLeft(Customer record) {
        return record.links().stream().allMatch(link -> link.state() == Link.State.BROKEN);
    }

    private List<CustomerEntry> next(Claim claim, List<CustomerEntry> page) {
        return page.size() < PAGE
                ? List.of()
                : page(claim, Optional.of(page.get(PAGE - 1).id()));
    }

    private List<CustomerEntry> page(Claim claim, Optional<CustomerId> after) {
        return storage.directory().withEmail(claim.shop(), claim.email(), after, PAGE);
    }

    /** Whether one that seemed to be is one: everything but its age may have changed. */
    static boolean include(Claim claim, Customer record) {
        var email = record.details().contact().email().flatMap(CanonicalEmail::of);
        return record.isActive() && hasNoAccountLeft(record) && email.equals(Optional.of(claim.email()));
    }
}
