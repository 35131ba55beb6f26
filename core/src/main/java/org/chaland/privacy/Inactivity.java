package org.chaland.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.model.Access;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.Task;

/**
 * When a customer of whom nothing is heard is to be erased: guests who bought nothing soon, others long after they were last
 * heard of or could use what they paid, and not before they were told.
 */
final class Inactivity {

    private static final Duration DAY = Duration.ofDays(1);

    private final Parts parts;
    private final AccountTasks tasks;

    Inactivity(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
    }

    /** When that time comes, or the next step towards it; empty while something gives access without end. */
    Optional<Instant> overAt(Customer customer, List<Purchase> purchases) {
        var policy = parts.rules(customer.shop()).retention();
        return heardOf(customer, purchases).map(heard -> {
            if (customer.isGuest() && purchases.stream().noneMatch(Vouchers::isVoucher)) {
                return policy.abandonedAt(heard);
            }
            var over = policy.inactiveAt(heard);
            var toBeTold = policy.toBeTold(over);
            return toBeTold.isAfter(parts.now()) ? toBeTold : told(customer, heard, over);
        });
    }

    private Instant told(Customer customer, Instant heard, Instant over) {
        var notice = tasks.erasureDue(customer, heard);
        if (notice.state() == Task.State.OPEN) {
            return parts.now().plus(DAY);
        }
        var noticed = parts.rules(customer.shop()).retention().noticedAt(notice.createdAt());
        return noticed.isAfter(over) ? noticed : over;
    }

    private static Optional<Instant> heardOf(Customer customer, List<Purchase> purchases) {
        var access = purchases.stream().map(Purchase::access).reduce(Access.none(), Access::or);
        if (access.unlimited()) {
            return Optional.empty();
        }
        var changes = Stream.concat(
                Stream.of(customer.changedAt()), customer.links().stream().map(Link::since));
        return Stream.of(changes, access.end().stream(), purchases.stream().flatMap(Inactivity::times))
                .flatMap(times -> times)
                .max(Instant::compareTo);
    }

    private static Stream<Instant> times(Purchase purchase) {
        return Stream.of(Optional.of(purchase.placedAt()), purchase.completedAt(), purchase.cancelledAt())
                .flatMap(Optional::stream);
    }
}
