package org.chaland.privacy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountTasks;
import org.chaland.linking.PaidAccess;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.PersonalField;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.privacy.Receipt.AccountErasing;
import org.chaland.privacy.Receipt.Kept;

/** Reads from what is left of a record what became of it. */
final class Receipts {

    /** More than one person has accounts. */
    private static final int MOST_TASKS = 1_000;

    private static final Set<String> ERASED = Stream.concat(
                    Stream.of(Field.values()).map(PersonalField::of).map(PersonalField::path),
                    Stream.of(PersonalField.ACCOUNTS.path(), DataDictionary.CHECKOUT, DataDictionary.CLAIM))
            .collect(Collectors.toUnmodifiableSet());

    private final Parts parts;
    private final Keeping keeping;

    Receipts(Parts parts) {
        this.parts = parts;
        keeping = new Keeping(parts);
    }

    Optional<Receipt> find(ShopId shop, CustomerId id) {
        return parts.storage()
                .customers()
                .find(shop, id)
                .filter(found -> found.state() == Customer.State.ERASED)
                .map(this::of);
    }

    private Receipt of(Customer erased) {
        return new Receipt(erased.shop(), erased.id(), erased.changedAt(), ERASED, kept(erased), accounts(erased));
    }

    private List<Kept> kept(Customer erased) {
        var left = PaidAccess.purchases(parts.storage().purchases(), erased.shop(), erased.id())
                .filter(Vouchers::hasDetails);
        return keeping.of(erased, left, erased.changedAt());
    }

    /** An intent to make an account is pending too: it finds out whether there is one to delete. */
    private List<AccountErasing> accounts(Customer erased) {
        var shop = erased.shop();
        return parts.storage().directory().records(shop, erased.id()).stream()
                .flatMap(record -> parts.storage().tasks().ofCustomer(shop, record, MOST_TASKS).stream())
                .filter(task -> task.kind() == Task.Kind.ERASE_ACCOUNT
                        || task.kind() == Task.Kind.PROVISION && task.state() == Task.State.OPEN)
                .sorted(Comparator.comparing(Task::createdAt).thenComparing(Task::key))
                .flatMap(task -> erasing(task).stream())
                .toList();
    }

    /** Empty if there is no provider any more at which one could be. */
    private Optional<AccountErasing> erasing(Task task) {
        var state = switch (task.state()) {
            case OPEN -> AccountErasing.State.PENDING;
            case STOPPED -> AccountErasing.State.BY_HAND;
            case DONE -> ended(task);
        };
        return task.account()
                .map(Account::issuer)
                .or(() -> parts.rules(task.shop()).learningIssuer())
                .map(issuer -> new AccountErasing(issuer, state, task.reason()));
    }

    private static AccountErasing.State ended(Task task) {
        return switch (task.reason().orElse("")) {
            case AccountTasks.NOT_OURS -> AccountErasing.State.NOT_OURS;
            case AccountTasks.IN_USE -> AccountErasing.State.IN_USE;
            default -> AccountErasing.State.ERASED;
        };
    }
}
