package org.chaland.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.CustomerLocks;
import org.chaland.linking.PaidAccess;
import org.chaland.model.Access;
import org.chaland.model.Customer;
import org.chaland.model.CustomerRef;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.chaland.spi.RedactedCause;
import org.chaland.spi.RetentionPolicy;
import org.chaland.spi.StorageConflictException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reviews records whose retention may be over: applies the policy of the shop and stores when to review each record again. */
final class Reviews {

    private static final Logger LOG = LoggerFactory.getLogger(Reviews.class);

    private static final int PAGE = 500;
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofDays(1);

    /** How long to wait for open tasks of an erased record. */
    private static final Duration UNFINISHED = Duration.ofDays(30);

    private final Parts parts;
    private final AccountTasks tasks;
    private final Erasures erasures;

    Reviews(Parts parts, AccountTasks tasks, Erasures erasures) {
        this.parts = parts;
        this.tasks = tasks;
        this.erasures = erasures;
    }

    /** Reviews up to that many records. */
    void run(int most) {
        var seen = new HashSet<CustomerRef>();
        var goesOn = true;
        while (goesOn && seen.size() < most) {
            var records = parts.storage().retention().toReview(parts.now(), PAGE);
            var fresh = records.stream()
                    .filter(record -> !seen.contains(record))
                    .limit(most - seen.size())
                    .toList();
            fresh.forEach(this::guarded);
            goesOn = seen.addAll(fresh) && records.size() == PAGE;
        }
    }

    /** Postpones a record that fails, so that it does not block the others. A record that others have locked stays due. */
    private void guarded(CustomerRef record) {
        try {
            parts.storage().transactions().inTransaction(() -> {
                review(record);
                return true;
            });
        } catch (StorageConflictException busy) {
            LOG.debug("Customer {} of shop {} is changed by others", record.id(), record.shop());
        } catch (RuntimeException e) {
            LOG.warn("Customer {} of shop {} could not be reviewed", record.id(), record.shop(), RedactedCause.of(e));
            parts.storage()
                    .retention()
                    .reviewAt(
                            record.shop(), record.id(), Optional.of(parts.now().plus(AFTER_A_FAILURE)));
        }
    }

    private void review(CustomerRef record) {
        CustomerLocks.lockTombstones(parts.storage(), record.shop(), record.id());
        parts.storage()
                .customers()
                .lock(record.shop(), record.id())
                .ifPresent(
                        customer -> parts.storage().retention().reviewAt(record.shop(), record.id(), next(customer)));
    }

    /** Applies the policy. Returns when to review the record again; empty if it is merged into another or deleted. */
    private Optional<Instant> next(Customer customer) {
        return switch (customer.state()) {
            case MERGED -> Optional.empty();
            case RESTRICTED -> Optional.of(latest(customer));
            case ERASED -> nextOfErased(customer, withoutOldDetails(customer));
            case ACTIVE -> Optional.of(nextOfActive(customer, withoutOldDetails(customer)));
        };
    }

    /** Deletes the details of purchases that are kept no longer. Returns all purchases as they were before. */
    private List<Purchase> withoutOldDetails(Customer customer) {
        var policy = policy(customer);
        var purchases = PaidAccess.purchases(parts.storage().purchases(), customer.shop(), customer.id())
                .toList();
        purchases.stream()
                .filter(Receipts::hasDetails)
                .filter(purchase -> hasCome(policy.keptUntil(purchase)))
                .forEach(purchase -> parts.storage().retention().forgetDetails(purchase.ref()));
        return purchases;
    }

    private Instant nextOfActive(Customer customer, List<Purchase> purchases) {
        var over = inactiveAt(customer, purchases);
        if (over.filter(this::hasCome).isPresent()) {
            erasures.erase(customer);
            return parts.now();
        }
        var due = detailsUntil(customer, purchases).filter(until -> !hasCome(until));
        return Stream.of(over.stream(), due, Stream.of(latest(customer)))
                .flatMap(times -> times)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** An order that is placed now may be abandoned by then, and a changed policy of the shop takes effect within that time. */
    private Instant latest(Customer customer) {
        return policy(customer).abandonedAt(parts.now());
    }

    private Stream<Instant> detailsUntil(Customer customer, List<Purchase> purchases) {
        return purchases.stream()
                .filter(Receipts::hasDetails)
                .map(purchase -> policy(customer).keptUntil(purchase));
    }

    /**
     * Returns when an active customer is to be erased, or the next step before that; empty while a purchase gives access without end. Who
     * bought nothing and has no account but their mailbox's is erased early and without a warning; other customers long after their last
     * contact or access, and only after a warning.
     */
    private Optional<Instant> inactiveAt(Customer customer, List<Purchase> purchases) {
        var policy = policy(customer);
        return lastContact(customer, purchases).map(contact -> {
            var hasAccount =
                    customer.links().stream().anyMatch(link -> !link.account().isMailbox());
            if (!hasAccount && purchases.stream().noneMatch(Receipts::isVoucher)) {
                return policy.abandonedAt(contact);
            }
            var over = policy.inactiveAt(contact);
            var toBeTold = policy.toBeTold(over);
            return toBeTold.isAfter(parts.now()) ? toBeTold : warned(customer, contact, over);
        });
    }

    private Instant warned(Customer customer, Instant contact, Instant over) {
        var notice = tasks.erasureDue(customer, contact);
        if (notice.state() == Task.State.OPEN) {
            return parts.now().plus(DAY);
        }
        var noticed = policy(customer).noticedAt(notice.createdAt());
        return noticed.isAfter(over) ? noticed : over;
    }

    private static Optional<Instant> lastContact(Customer customer, List<Purchase> purchases) {
        var access = purchases.stream().map(Purchase::access).reduce(Access.none(), Access::or);
        if (access.unlimited()) {
            return Optional.empty();
        }
        var changes = Stream.concat(
                Stream.of(customer.changedAt()), customer.links().stream().map(Link::since));
        return Stream.of(changes, access.end().stream(), purchases.stream().flatMap(Reviews::times))
                .flatMap(times -> times)
                .max(Instant::compareTo);
    }

    private static Stream<Instant> times(Purchase purchase) {
        return Stream.of(Optional.of(purchase.placedAt()), purchase.completedAt(), purchase.cancelledAt())
                .flatMap(Optional::stream);
    }

    /** Deletes an erased record once nothing of it must be kept and no task is left. */
    private Optional<Instant> nextOfErased(Customer erased, List<Purchase> purchases) {
        var until = Stream.concat(
                        Stream.of(policy(erased).tracesUntil(erased.changedAt())), detailsUntil(erased, purchases))
                .filter(time -> !hasCome(time))
                .min(Instant::compareTo);
        if (until.isPresent()) {
            return until;
        }
        if (isUnfinished(erased)) {
            return Optional.of(parts.now().plus(UNFINISHED));
        }
        parts.storage().retention().forgetHistory(erased.shop(), erased.id());
        parts.storage().customers().delete(erased.shop(), erased.id(), erased.version());
        return Optional.empty();
    }

    /** Whether a task is open or stopped: an account to delete or to find, or a listener to tell. */
    private boolean isUnfinished(Customer erased) {
        return !parts.storage()
                .tasks()
                .unfinished(erased.shop(), erased.id(), 1)
                .isEmpty();
    }

    private boolean hasCome(Instant time) {
        return !time.isAfter(parts.now());
    }

    private RetentionPolicy policy(Customer customer) {
        return parts.rules(customer.shop()).retention();
    }
}
