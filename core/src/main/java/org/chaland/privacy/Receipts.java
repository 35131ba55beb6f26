package org.chaland.privacy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.PaidAccess;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.CustomerRef;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.PersonalField;
import org.chaland.model.Purchase;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.privacy.DataEntry.LegalBasis;
import org.chaland.privacy.Receipt.AccountErasing;
import org.chaland.privacy.Receipt.Kept;
import org.chaland.spi.AccountErasure;

/** Creates receipts from what is left of a record. */
final class Receipts {

    /** Limit of the tasks of one person; nobody has as many. */
    private static final int MOST_TASKS = 100_000;

    private static final Set<String> ERASED = Stream.concat(
                    Stream.of(Field.values()).map(PersonalField::of).map(PersonalField::path),
                    Stream.of(PersonalField.ACCOUNTS.path(), DataEntry.CHECKOUT, DataEntry.CLAIM))
            .collect(Collectors.toUnmodifiableSet());

    private final Parts parts;

    Receipts(Parts parts) {
        this.parts = parts;
    }

    /** Returns whether the law may require to keep the details of the purchase: it was paid, even if it was cancelled later. */
    static boolean isVoucher(Purchase purchase) {
        return purchase.completedAt().isPresent() && purchase.seatOf().isEmpty();
    }

    static boolean hasDetails(Purchase purchase) {
        return !purchase.frozen().values().isEmpty();
    }

    Optional<Receipt> find(ShopId shop, CustomerId id) {
        return parts.storage()
                .customers()
                .find(shop, id)
                .filter(found -> found.state() == Customer.State.ERASED)
                .map(this::of);
    }

    private Receipt of(Customer erased) {
        var left = PaidAccess.purchases(parts.storage().purchases(), erased.shop(), erased.id())
                .filter(Receipts::hasDetails);
        var kept = kept(erased, left, erased.changedAt());
        return new Receipt(ref(erased), erased.changedAt(), ERASED, kept, accounts(erased));
    }

    /** Returns the receipt that erasing the customer now would give. */
    Receipt expected(Customer customer, List<Purchase> purchases) {
        var kept = kept(customer, purchases.stream().filter(Receipts::isVoucher), parts.now());
        var accounts = customer.links().stream()
                .filter(link -> !link.account().isMailbox())
                .map(this::expected)
                .toList();
        return new Receipt(ref(customer), parts.now(), ERASED, kept, accounts);
    }

    private static CustomerRef ref(Customer customer) {
        return new CustomerRef(customer.shop(), customer.id());
    }

    /** Returns the accounting records by the day on which they are deleted, then the logs of staff, which are kept as long. */
    private List<Kept> kept(Customer customer, Stream<Purchase> vouchers, Instant erasedAt) {
        var policy = parts.rules(customer.shop()).retention();
        var byDay = vouchers.collect(Collectors.groupingBy(policy::keptUntil, TreeMap::new, Collectors.counting()));
        var last = Stream.concat(Stream.of(policy.tracesUntil(erasedAt)), byDay.keySet().stream())
                .max(Instant::compareTo)
                .orElseThrow();
        var logs = Stream.of(PersonalField.STAFF_ACTIONS, PersonalField.DISCLOSURES)
                .filter(log -> hasEntries(log, customer))
                .map(log -> new Kept(log.path(), LegalBasis.LEGITIMATE_INTEREST, 1, last));
        return Stream.concat(byDay.entrySet().stream().map(day -> vouchers(day.getKey(), day.getValue())), logs)
                .toList();
    }

    private static Kept vouchers(Instant until, long count) {
        return new Kept(PersonalField.PURCHASES.path(), LegalBasis.LEGAL_OBLIGATION, Math.toIntExact(count), until);
    }

    /** Entries of everybody do not name the customer, so they are not kept of them. */
    private boolean hasEntries(PersonalField log, Customer customer) {
        var storage = parts.storage();
        var shop = customer.shop();
        return log == PersonalField.DISCLOSURES
                ? !storage.disclosures()
                        .ofCustomer(shop, customer.id(), Optional.empty(), Optional.empty(), 1)
                        .isEmpty()
                : !storage.audit()
                        .ofCustomer(shop, customer.id(), Optional.empty(), 1)
                        .isEmpty();
    }

    private AccountErasing expected(Link link) {
        var state = AccountErasing.State.PENDING;
        if (parts.storage().accounts().find(link.account()).isEmpty()) {
            state = AccountErasing.State.NOT_OURS;
        } else if (parts.storage().accounts().holders(link.account()).size() > 1) {
            state = AccountErasing.State.IN_USE;
        }
        return erasing(link.account().issuer(), state, Optional.empty());
    }

    /** An open task to create an account is pending too: it finds out whether there is an account to delete. */
    private List<AccountErasing> accounts(Customer erased) {
        return parts.storage().tasks().ofCustomer(erased.shop(), erased.id(), MOST_TASKS).stream()
                .filter(task -> task.kind() == Task.Kind.ERASE_ACCOUNT
                        || task.kind() == Task.Kind.PROVISION && task.state() == Task.State.OPEN)
                .sorted(Comparator.comparing(Task::createdAt).thenComparing(Task::key))
                .flatMap(task -> erasing(task).stream())
                .toList();
    }

    /** Empty if the shop no longer has a provider at which the account could be. */
    private Optional<AccountErasing> erasing(Task task) {
        var state = switch (task.state()) {
            case OPEN -> AccountErasing.State.PENDING;
            case STOPPED -> AccountErasing.State.BY_HAND;
            case DONE -> ended(task);
        };
        return task.account()
                .map(Account::issuer)
                .or(() -> parts.rules(task.shop()).learningIssuer())
                .map(issuer -> erasing(issuer, state, task.reason()));
    }

    /** An account that is left has all of its data. */
    private AccountErasing erasing(String issuer, AccountErasing.State state, Optional<String> reason) {
        var isLeft = state == AccountErasing.State.NOT_OURS || state == AccountErasing.State.IN_USE;
        var remnants = parts.providers()
                .find(issuer, AccountErasure.class)
                .filter(any -> !isLeft)
                .map(AccountErasure::keeps)
                .orElse(Set.of());
        return new AccountErasing(issuer, state, reason, remnants);
    }

    private static AccountErasing.State ended(Task task) {
        return switch (task.reason().orElse("")) {
            case AccountTasks.NOT_OURS -> AccountErasing.State.NOT_OURS;
            case AccountTasks.IN_USE -> AccountErasing.State.IN_USE;
            default -> AccountErasing.State.ERASED;
        };
    }
}
