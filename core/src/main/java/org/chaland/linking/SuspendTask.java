package org.chaland.linking;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.linking.PaidAccess.AccountUse;
import org.chaland.model.Account;
import org.chaland.model.Purchase;
import org.chaland.model.Task;
import org.chaland.spi.AccountState;
import org.chaland.spi.AccountStore;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.CustomerEvent;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.PurchaseQuery;
import org.chaland.spi.RedactedCause;
import org.chaland.upkeep.Intents;
import org.chaland.upkeep.TaskHandler;
import org.chaland.upkeep.TaskResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Suspends an account that a shop made once its access has ended, and otherwise reactivates it. The links are suspended first,
 * under lock. From then on our side is closed, and a payment that comes meanwhile finds what it has to undo. An
 * account that is suspended at the provider without that was suspended by somebody else, and is left alone.
 */
final class SuspendTask implements TaskHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SuspendTask.class);

    private final Parts parts;
    private final PaidAccess access;
    private final LinkStates links;
    private final Intents intents;

    SuspendTask(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        access = new PaidAccess(parts);
        links = new LinkStates(parts, tasks);
        intents = new Intents(parts);
    }

    @Override
    public Supplier<TaskResult> handle(Task task) {
        var account = task.account().orElseThrow();
        var use = access.use(account);
        var provider = parts.providers().find(account.issuer(), AccountSuspension.class);
        if (provider.isEmpty()) {
            return () -> TaskResult.notNeeded("not-supported");
        }
        try {
            return access.isOver(use)
                    ? suspend(provider.get(), task, account, use)
                    : reactivate(provider.get(), task, account, use);
        } catch (ProviderUnavailableException e) {
            LOG.warn("Task {} is postponed, the provider is not available", task.id(), RedactedCause.of(e));
            return later(task, use, "provider-unavailable");
        } catch (ProviderRefusalException e) {
            return () -> e.reason() == ProviderRefusalException.Reason.UNKNOWN_ACCOUNT
                    ? links.gone(account)
                    : isWanted(task, use) ? links.refused(task, account, e) : TaskResult.notNeeded("account-in-use");
        }
    }

    private Supplier<TaskResult> suspend(AccountSuspension provider, Task task, Account account, AccountUse use) {
        var before = provider.stateOf(account);
        if (before == AccountState.GONE) {
            return () -> links.gone(account);
        }
        if (before == AccountState.SUSPENDED && !isOurs(task, use)) {
            return () -> TaskResult.notNeeded("suspended-by-others");
        }
        if (!parts.storage().transactions().inTransaction(() -> links.suspend(account))) {
            return () -> TaskResult.retry("changed-meanwhile");
        }
        if (before == AccountState.ACTIVE) {
            try {
                provider.suspend(account);
            } catch (ProviderRefusalException veto) {
                return () -> links.vetoed(task, account, veto);
            }
        }
        return readBack(provider, task, use, AccountState.SUSPENDED, () -> links.suspended(account));
    }

    private Supplier<TaskResult> reactivate(AccountSuspension provider, Task task, Account account, AccountUse use) {
        var before = provider.stateOf(account);
        if (before == AccountState.GONE) {
            return () -> links.gone(account);
        }
        if (!isOurs(task, use)) {
            return () -> TaskResult.notNeeded("account-in-use");
        }
        if (before == AccountState.SUSPENDED) {
            provider.reactivate(account);
        }
        return readBack(provider, task, use, AccountState.ACTIVE, () -> links.reactivated(account));
    }

    /** A provider may answer "done" with warnings although nothing has changed, so the state is read. */
    private Supplier<TaskResult> readBack(
            AccountSuspension provider,
            Task task,
            AccountUse use,
            AccountState wanted,
            Supplier<TaskResult> conclusion) {
        return provider.stateOf(task.account().orElseThrow()) == wanted
                ? conclusion
                : later(task, use, "not-taken-effect");
    }

    /** Whether the account is to be suspended or reactivated, and not only looked for. */
    private boolean isWanted(Task task, AccountUse use) {
        return access.isOver(use) || isOurs(task, use);
    }

    /** An overtaken worker may have suspended the account after it was marked as reactivated. */
    private static boolean isOurs(Task task, AccountUse use) {
        return task.isOvertaken() || use.isSuspendedByUs();
    }

    /** Tries again; tells staff if the account is overdue for longer than the shop allows. */
    private Supplier<TaskResult> later(Task task, AccountUse use, String reason) {
        var due = due(use).orElse(task.createdAt());
        if (!isWanted(task, use)
                || parts.now().isBefore(due.plus(parts.rules(task.shop()).endAlarm()))) {
            return () -> TaskResult.retry(reason);
        }
        LOG.warn(
                "Task {} ({}) of customer {} in shop {} is overdue since {}",
                task.id(),
                task.kind(),
                task.customer(),
                task.shop(),
                due);
        return () -> {
            tellOverdue(task, due);
            return TaskResult.retry("account-overdue");
        };
    }

    /** Returns when the account ended, or when the purchase was paid that reactivates it. */
    private Optional<Instant> due(AccountUse use) {
        var end = access.of(use);
        return end.isOver(parts.now())
                ? end.end()
                : use.holders().stream()
                        .flatMap(holder -> paid(holder).stream())
                        .max(Instant::compareTo);
    }

    private Optional<Instant> paid(AccountStore.Holder holder) {
        var newest = PurchaseQuery.newest(holder.shop(), holder.customer(), 1).in(Purchase.State.COMPLETED);
        return parts.storage().purchases().ofCustomer(newest).stream()
                .flatMap(purchase -> purchase.completedAt().stream())
                .findFirst();
    }

    /** Tells staff once, however often the task is tried. */
    private void tellOverdue(Task task, Instant due) {
        var key = "tell/overdue/" + task.id() + "/" + due.toEpochMilli();
        intents.insert(intents.task(Task.Kind.TELL, key, task.shop(), task.customer())
                .topic(Optional.of(CustomerEvent.Type.ACCOUNT_OVERDUE.name())));
    }
}
