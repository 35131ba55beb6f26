package org.chaland.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.PaidAccess;
import org.chaland.model.Customer;
import org.chaland.model.Purchase;
import org.chaland.spi.RetentionPolicy;

/** What is to be done about a record now, and when it is to be looked at again; within a transaction, with the record locked. */
final class Review {

    private final Parts parts;
    private final Erasing erasing;
    private final Inactivity inactivity;
    private final Remains remains;

    Review(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        erasing = new Erasing(parts, tasks);
        inactivity = new Inactivity(parts, tasks);
        remains = new Remains(parts);
    }

    /** When next; empty if never, because another record stands for it or it is gone. */
    Optional<Instant> next(Customer customer) {
        return switch (customer.state()) {
            case MERGED -> Optional.empty();
            case RESTRICTED -> Optional.of(latest(customer));
            case ERASED -> remains.review(customer, forgotten(customer));
            case ACTIVE -> Optional.of(active(customer));
        };
    }

    private Instant active(Customer customer) {
        var purchases = forgotten(customer);
        var over = inactivity.overAt(customer, purchases);
        if (over.filter(this::hasCome).isPresent()) {
            erasing.erase(customer);
            return parts.now();
        }
        return Stream.of(over.stream(), due(customer, purchases), Stream.of(latest(customer)))
                .flatMap(times -> times)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** By then an order that is placed from now on may be abandoned; and another policy of the shop is followed within that time. */
    private Instant latest(Customer customer) {
        return policy(customer).abandonedAt(parts.now());
    }

    /** The purchases, once those whose vouchers are kept no longer have lost their details. */
    private List<Purchase> forgotten(Customer customer) {
        var policy = policy(customer);
        var purchases = PaidAccess.purchases(parts.storage().purchases(), customer.shop(), customer.id())
                .toList();
        purchases.stream()
                .filter(Vouchers::hasDetails)
                .filter(purchase -> hasCome(policy.keptUntil(purchase)))
                .forEach(purchase -> parts.storage().retention().forgetDetails(purchase.ref()));
        return purchases;
    }

    private Stream<Instant> due(Customer customer, List<Purchase> purchases) {
        return purchases.stream()
                .filter(Vouchers::hasDetails)
                .map(purchase -> policy(customer).keptUntil(purchase))
                .filter(until -> !hasCome(until));
    }

    private boolean hasCome(Instant time) {
        return !time.isAfter(parts.now());
    }

    private RetentionPolicy policy(Customer customer) {
        return parts.rules(customer.shop()).retention();
    }
}
