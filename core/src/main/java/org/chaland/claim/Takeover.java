package org.chaland.claim;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.CustomerLocks;
import org.chaland.linking.Merging;
import org.chaland.model.Claim;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerStore;

/**
 * What a right answer does, in one transaction: the claim is used up, and the records become the claimant's. Tombstones are locked
 * before records in use, customers before the claim, the claim before purchases and tasks.
 */
final class Takeover {

    private static final String CLAIMED = "claimed";

    private final Parts parts;
    private final AccountTasks tasks;
    private final Merging merging;
    private final ClaimedRecords records;

    Takeover(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
        merging = new Merging(parts, tasks);
        records = new ClaimedRecords(parts.storage());
    }

    /** Empty, with nothing written, if records became one while they were waited for: a tombstone is not locked that should be. */
    Optional<AnswerOutcome> of(Claim claim) {
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
        if (!parts.storage().claims().delete(shop, claim.id()) || !holds(claim)) {
            return Optional.of(new AnswerOutcome.Refused());
        }
        var guests = seen.stream()
                .flatMap(id -> customers.find(shop, id).stream())
                .filter(found -> ClaimedRecords.include(claim, found))
                .toList();
        return Optional.of(guests.isEmpty() ? new AnswerOutcome.Refused() : take(claim, guests));
    }

    private Set<CustomerId> tombstones(Claim claim, List<CustomerId> survivors) {
        var all = new HashSet<CustomerId>();
        survivors.forEach(id -> all.addAll(parts.storage().directory().mergedInto(claim.shop(), id)));
        return all;
    }

    /** Whether the claimant is who they were when they asked: the same customer at the same epoch, or still none (I5). */
    private boolean holds(Claim claim) {
        var owner = parts.storage().customers().findByAccount(claim.shop(), claim.account());
        if (owner.isEmpty()) {
            return claim.customer().isEmpty();
        }
        return claim.customer().equals(owner.map(Customer::id))
                && claim.epoch() == owner.get().epoch()
                && owner.get().isOpenTo(claim.account());
    }

    private AnswerOutcome take(Claim claim, List<Customer> guests) {
        if (claim.customer().isPresent()) {
            var owner = claim.customer().get();
            guests.forEach(this::endBroken);
            return new AnswerOutcome.Claimed(owner, guests.size(), merge(guests, owner));
        }
        var oldest = guests.get(0);
        var link = new Link(claim.account(), Link.Proof.CLAIMED, Link.State.ACTIVE, parts.now());
        if (link(oldest, link) != CustomerStore.Linking.LINKED) {
            // A record was made for the account at this very moment: the claimant is not who they were.
            return new AnswerOutcome.Refused();
        }
        guests.forEach(this::endBroken);
        linked(current(claim.shop(), oldest.id()));
        var own = parts.storage().purchases().counts(claim.shop(), oldest.id()).total();
        var others = merge(guests.subList(1, guests.size()), oldest.id());
        return new AnswerOutcome.Claimed(oldest.id(), guests.size(), own + others);
    }

    private CustomerStore.Linking link(Customer record, Link link) {
        var customers = parts.storage().customers();
        var gone = record.linkAt(link.account().issuer());
        if (gone.isEmpty()) {
            return customers.link(record.shop(), record.id(), link);
        }
        var linking = CustomerLocks.replaceLink(customers, record, gone.get(), link);
        if (linking == CustomerStore.Linking.LINKED) {
            tasks.unlinked(record, gone.get().account());
        }
        return linking;
    }

    /** It would open the claimant's record if its account were there after all. */
    private void endBroken(Customer record) {
        current(record.shop(), record.id()).links().stream()
                .filter(link -> link.state() == Link.State.BROKEN)
                .map(Link::account)
                .filter(account -> parts.storage().customers().unlink(record.shop(), record.id(), account))
                .forEach(account -> tasks.unlinked(record, account));
    }

    private void linked(Customer customer) {
        tasks.linked(customer);
        tasks.attached(customer, parts.storage().directory().records(customer.shop(), customer.id()), CLAIMED);
    }

    private long merge(List<Customer> guests, CustomerId into) {
        return guests.stream()
                .map(guest -> current(guest.shop(), guest.id()))
                .mapToLong(guest -> merging.merge(guest, current(guest.shop(), into), CLAIMED))
                .sum();
    }

    private Customer current(ShopId shop, CustomerId id) {
        return parts.storage().customers().find(shop, id).orElseThrow();
    }
}
