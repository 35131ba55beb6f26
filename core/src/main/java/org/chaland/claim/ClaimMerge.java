package org.chaland.claim;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chaland.claim.Claims.Claimed;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.CustomerLocks;
import org.chaland.linking.Merging;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Claim;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.Storage;

/**
 * Carries out a claim that was answered correctly, in one transaction: deletes the claim and merges the records. Locks are taken in
 * this order: tombstones, records in use, the claim, purchases and tasks.
 */
final class ClaimMerge {

    private static final String CLAIMED = "claimed";

    private final Parts parts;
    private final AccountTasks tasks;
    private final Merging merging;
    private final Records records;

    ClaimMerge(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
        merging = new Merging(parts, tasks);
        records = new Records(parts.storage());
    }

    /**
     * Merges the records of the claim.
     *
     * @return empty, with nothing written, if records were merged by others before they were locked, so that a tombstone is not
     *     locked; the caller then tries again. Otherwise the result, which is empty if nothing was claimed
     */
    Optional<Optional<Claimed>> merge(Claim claim) {
        var shop = claim.shop();
        var customers = parts.storage().customers();
        var seen = records.of(claim).toList();
        var tombstones = tombstones(claim, seen);
        CustomerLocks.lockAll(customers, shop, tombstones.stream());
        var owner = customers.findByAccount(shop, claim.account()).map(Customer::id);
        CustomerLocks.lockAll(customers, shop, Stream.concat(seen.stream(), owner.stream()));
        if (!tombstones.containsAll(tombstones(claim, seen))) {
            return Optional.empty();
        }
        if (!parts.storage().claims().delete(shop, claim.id()) || !isSameClaimant(claim)) {
            return Optional.of(Optional.empty());
        }
        var guests = seen.stream()
                .flatMap(id -> customers.find(shop, id).stream())
                .filter(found -> Records.include(claim, found))
                .toList();
        return Optional.of(guests.isEmpty() ? Optional.empty() : take(claim, guests));
    }

    private Set<CustomerId> tombstones(Claim claim, List<CustomerId> survivors) {
        var all = new HashSet<CustomerId>();
        survivors.forEach(id -> all.addAll(parts.storage().directory().mergedInto(claim.shop(), id)));
        return all;
    }

    /** Whether the account still has the same customer at the same epoch as when it requested the code, or still none (I5). */
    private boolean isSameClaimant(Claim claim) {
        var owner = parts.storage().customers().findByAccount(claim.shop(), claim.account());
        if (owner.isEmpty()) {
            return claim.customer().isEmpty();
        }
        return claim.customer().equals(owner.map(Customer::id))
                && claim.epoch() == owner.get().epoch()
                && owner.get().isOpenTo(claim.account());
    }

    private Optional<Claimed> take(Claim claim, List<Customer> guests) {
        if (claim.customer().isPresent()) {
            var owner = claim.customer().get();
            guests.forEach(this::removeBrokenLinks);
            return Optional.of(new Claimed(owner, guests.size(), merge(guests, owner)));
        }
        var oldest = guests.get(0);
        var link = new Link(claim.account(), Link.Proof.CLAIMED, Link.State.ACTIVE, parts.now());
        if (link(oldest, link) != CustomerStore.Linking.LINKED) {
            // Another transaction has just linked the account: this is no longer the same claimant.
            return Optional.empty();
        }
        guests.forEach(this::removeBrokenLinks);
        linked(current(claim.shop(), oldest.id()), claim.account());
        var own = parts.storage().purchases().counts(claim.shop(), oldest.id()).total();
        var others = merge(guests.subList(1, guests.size()), oldest.id());
        return Optional.of(new Claimed(oldest.id(), guests.size(), own + others));
    }

    private CustomerStore.Linking link(Customer record, Link link) {
        var customers = parts.storage().customers();
        var broken = record.linkAt(link.account().issuer());
        if (broken.isEmpty()) {
            return customers.link(record.shop(), record.id(), link);
        }
        var linking = CustomerLocks.replaceLink(customers, record, broken.get(), link);
        if (linking == CustomerStore.Linking.LINKED) {
            tasks.unlinked(record, broken.get().account());
        }
        return linking;
    }

    /** A broken link would open the claimant's record if its account came back. */
    private void removeBrokenLinks(Customer record) {
        current(record.shop(), record.id()).links().stream()
                .filter(link -> link.state() == Link.State.BROKEN)
                .map(Link::account)
                .filter(account -> parts.storage().customers().unlink(record.shop(), record.id(), account))
                .forEach(account -> tasks.unlinked(record, account));
    }

    private void linked(Customer customer, Account account) {
        tasks.linked(customer, account);
        tasks.attached(customer, parts.storage().directory().records(customer.shop(), customer.id()), CLAIMED);
    }

    /** Returns the number of purchases that moved. */
    private long merge(List<Customer> guests, CustomerId into) {
        return guests.stream()
                .map(guest -> current(guest.shop(), guest.id()))
                .mapToLong(guest -> merging.merge(guest, current(guest.shop(), into), CLAIMED))
                .sum();
    }

    private Customer current(ShopId shop, CustomerId id) {
        return parts.storage().customers().find(shop, id).orElseThrow();
    }

    /**
     * The records that a claim is about: in use, with the claimed address, created before the claim, and without an account that can
     * open them. That is a guest, or a record whose links are all broken; a suspended link may become active again.
     */
    static final class Records {

        private static final int PAGE = 100;

        private final Storage storage;

        Records(Storage storage) {
            this.storage = storage;
        }

        /** Returns candidates, the oldest first, read page by page; check each with {@link #include} once it is locked. */
        Stream<CustomerId> of(Claim claim) {
            return Stream.iterate(page(claim, Optional.empty()), page -> !page.isEmpty(), page -> next(claim, page))
                    .flatMap(List::stream)
                    .filter(entry -> !entry.createdAt().isAfter(claim.requestedAt()))
                    .filter(entry -> !entry.linked() || hasNoAccountLeft(claim.shop(), entry.id()))
                    .map(CustomerEntry::id);
        }

        /** The directory entry does not hold the states of the links. */
        private boolean hasNoAccountLeft(ShopId shop, CustomerId id) {
            return storage.customers()
                    .find(shop, id)
                    .filter(Records::hasNoAccountLeft)
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

        /** Checks a candidate again: everything but its age may have changed. */
        static boolean include(Claim claim, Customer record) {
            var email = record.details().contact().email().flatMap(CanonicalEmail::of);
            return record.isActive() && hasNoAccountLeft(record) && email.equals(Optional.of(claim.email()));
        }
    }
}
