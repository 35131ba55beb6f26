package org.chaland.linking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.model.AccountHolder;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.PurchaseQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells staff of an account that could not be suspended, or reactivated, for as long as their shop bears in silence. */
final class EndAlarm {

    private static final Logger LOG = LoggerFactory.getLogger(AccountEnding.class);

    private final Parts parts;
    private final AccountEnds ends;
    private final Intents intents;

    EndAlarm(Parts parts) {
        this.parts = parts;
        ends = new AccountEnds(parts);
        intents = new Intents(parts);
    }

    /** It is tried again all the same; empty if it is not late yet. */
    Optional<Supplier<TaskResult>> late(Task task, List<AccountHolder> holders) {
        var due = due(holders).orElse(task.createdAt());
        if (parts.now().isBefore(due.plus(parts.rules(task.shop()).endAlarm()))) {
            return Optional.empty();
        }
        LOG.warn(
                "Task {} ({}) of customer {} in shop {} is overdue since {}",
                task.id(),
                task.kind(),
                task.customer(),
                task.shop(),
                due);
        return Optional.of(() -> {
            tell(task, due);
            return TaskResult.retry("account-overdue");
        });
    }

    /** When the account ended, or when what reactivates it was paid. */
    private Optional<Instant> due(List<AccountHolder> holders) {
        var end = ends.of(holders);
        return end.isOver(parts.now())
                ? end.end()
                : holders.stream().flatMap(holder -> paid(holder).stream()).max(Instant::compareTo);
    }

    private Optional<Instant> paid(AccountHolder holder) {
        var newest = PurchaseQuery.newest(holder.shop(), holder.customer(), 1).in(Purchase.State.COMPLETED);
        return parts.storage().purchases().ofCustomer(newest).stream()
                .flatMap(purchase -> purchase.completedAt().stream())
                .findFirst();
    }

    /** Once, however often it is tried. */
    private void tell(Task task, Instant due) {
        var key = "tell/overdue/" + task.id() + "/" + due.toEpochMilli();
        intents.insert(Task.builder(parts.ids().uuid(), task.shop(), Task.Kind.TELL, key, task.customer(), parts.now())
                .topic(Optional.of(CustomerEvent.Type.ACCOUNT_OVERDUE.name())));
    }
}
