package org.chaland.claim;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.claim.Claims.Claimed;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.CustomerLocks;
import org.chaland.linking.Mailboxes;
import org.chaland.linking.Merging;
import org.chaland.model.Account;
import org.chaland.model.Claim;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.Storage;

/**
 * Carries out a claim that was answered correctly: merges the records, at most {@value #TOGETHER} in one transaction, and deletes
 * the claim with the last of them. Locks are taken in this order: tombstones, records in use, the claim, purchases and tasks.
 */
final class ClaimMerge {

    /**
     * The most records of one transaction. It keeps locks for well under a second, and few people have paid as often without an
     * account.
     */
    static final int TOGETHER = 100;

    private static final String CLAIMED = "claimed";

    private final Parts parts;
    private final AccountTasks tasks;
    private final Merging merging;
    private final Mailboxes mailboxes;
    private final Records records;

    ClaimMerge(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
        merging = new Merging(parts, tasks);
        mailboxes = new Mailboxes(parts, tasks);
        records = new Records(parts.storage());
    }

    /**
     * Merges the next records of the claim. The claim stays while there are more, so that after a crash its code, or a new claim,
     * takes the rest.
     *
     * @return empty, with nothing written, if records were merged by others before they were locked, so that a tombstone is not
     *     locked; the caller then tries again. Otherwise what was taken
     */
    Optional<Part> merge(Claim claim) {
        var shop = claim.shop();
        var customers = parts.storage().customers();
        var seen = records.of(claim, TOGETHER + 1);
        var more = seen.size() > TOGETHER;
        var taken = seen.stream().limit(TOGETHER).toList();
        var tombstones = new HashSet<>(customers.lockMerged(shop, taken));
        var owner = customers.findByAccount(shop, account(claim)).map(Customer::id);
        var locked = customers.lockAll(
                shop, Stream.concat(taken.stream(), owner.stream()).distinct().toList());
        if (!tombstones.containsAll(parts.storage().directory().mergedInto(shop, taken))) {
            return Optional.empty();
        }
        var claims = parts.storage().claims();
        // As it is now: an earlier part of the same answer has raised the epoch.
        var current = claims.find(shop, claim.id());
        var goesOn = more && current.filter(this::isSameClaimant).isPresent();
        if (!goesOn && !claims.delete(shop, claim.id())
                || current.filter(this::isSameClaimant).isEmpty()) {
            return Optional.of(Part.NOTHING);
        }
        var guests = taken.stream()
                .flatMap(id -> locked.stream().filter(found -> found.id().equals(id)))
                .filter(found -> Records.include(claim, found) && !owner.equals(Optional.of(found.id())))
                .toList();
        var claimed = guests.isEmpty() ? Optional.<Claimed>empty() : take(current.get(), guests);
        claimed.map(Claimed::customer)
                .or(() -> owner)
                .map(id -> current(shop, id))
                .filter(Customer::isActive)
                .ifPresent(record -> proven(claim, record));
        if (more) {
            claimed.ifPresent(part -> keep(claim, part.customer()));
        }
        return Optional.of(new Part(claimed, more && claimed.isPresent()));
    }

    /** What waited for the proof of the mailbox goes on. */
    private void proven(Claim claim, Customer record) {
        if (account(claim).isMailbox()) {
            tasks.proven(record);
        } else if (claim.purpose() == Claim.Purpose.TAKE_RECORDS && !tasks.isAttached(record)) {
            mailboxes.keep(record, claim.email());
        }
    }

    private static Account account(Claim claim) {
        return claim.account().orElseThrow();
    }

    /** Whether the account still has the same customer at the same epoch as when it requested the code, or still none (I5). */
    private boolean isSameClaimant(Claim claim) {
        var owner = parts.storage().customers().findByAccount(claim.shop(), account(claim));
        if (owner.isEmpty()) {
            return claim.customer().isEmpty();
        }
        return claim.customer().equals(owner.map(Customer::id))
                && claim.epoch() == owner.get().epoch()
                && owner.get().isOpenTo(account(claim));
    }

    /** The claimant is the same, at the epoch to which taking a part has raised it. */
    private void keep(Claim claim, CustomerId owner) {
        var epoch = current(claim.shop(), owner).epoch();
        var claims = parts.storage().claims();
        Rounds.untilWon(
                claim.shop(),
                () -> claims.find(claim.shop(), claim.id())
                        .filter(found -> claims.update(found.toBuilder()
                                .account(account(claim), Optional.of(owner), epoch)
                                .build())));
    }

    private Optional<Claimed> take(Claim claim, List<Customer> guests) {
        if (claim.customer().isPresent()) {
            var owner = claim.customer().get();
            return Optional.of(new Claimed(owner, guests.size(), merge(guests, owner)));
        }
        var oldest = guests.get(0);
        var link = new Link(account(claim), Link.Proof.CLAIMED, Link.State.ACTIVE, parts.now());
        if (link(oldest, link) != CustomerStore.Linking.LINKED) {
            // Another transaction has just linked the account: this is no longer the same claimant.
            return Optional.empty();
        }
        // It would open the claimant's record if its account came back.
        tasks.unlinkAll(current(claim.shop(), oldest.id()), known -> known.state() == Link.State.BROKEN);
        var linked = current(claim.shop(), oldest.id());
        tasks.linked(linked, account(claim));
        tasks.attached(linked, CLAIMED);
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

    /** Returns the number of purchases that moved. */
    private long merge(List<Customer> guests, CustomerId into) {
        guests.forEach(guest -> tasks.unlinkAll(guest, any -> true));
        var without = guests.stream()
                .map(guest -> guest.toBuilder().links(List.of()).build())
                .toList();
        return without.isEmpty() ? 0 : merging.merge(without, into, CLAIMED);
    }

    private Customer current(ShopId shop, CustomerId id) {
        return parts.storage().customers().find(shop, id).orElseThrow();
    }

    /**
     * What one transaction has taken.
     *
     * @param claimed empty if nothing was claimed
     * @param more whether there are more records, which another transaction is to take
     */
    record Part(Optional<Claimed> claimed, boolean more) {

        static final Part NOTHING = new Part(Optional.empty(), false);
    }

    /**
     * The records that a claim is about: in use, with the claimed address, created before the claim, paid for, and without an
     * account that can open them but the mailbox's. That is a guest, or a record whose other links are all broken; a suspended link may
     * become active again. A record that was never paid for stays where it is: anybody can leave one with any address.
     */
    static final class Records {

        private final Storage storage;

        Records(Storage storage) {
            this.storage = storage;
        }

        /** Returns candidates, the oldest first; check each with {@link #include} once it is locked. */
        List<CustomerId> of(Claim claim, int limit) {
            return storage.directory().claimable(claim.shop(), claim.email(), claim.requestedAt(), limit);
        }

        /** Checks a candidate again: everything but its age and its payment may have changed. */
        static boolean include(Claim claim, Customer record) {
            var email = record.details().contact().canonicalEmail();
            return record.isActive()
                    && record.links().stream()
                            .allMatch(link -> link.state() == Link.State.BROKEN
                                    || link.account().isMailbox())
                    && email.equals(Optional.of(claim.email()));
        }
    }
}
