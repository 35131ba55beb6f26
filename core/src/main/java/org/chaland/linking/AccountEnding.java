package org.chaland.linking;

import java.util.List;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.AccountHolder;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.AccountState;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.StorageException;

/**
 * Brings an account that a shop made to what its customers' purchases say: suspended once it has ended, otherwise in use. The links are
 * suspended first, under lock: from then on our own side lets nobody in, a payment that comes meanwhile knows what is to be
 * undone, and whatever the provider has suspended without that is left to whoever did it.
 */
public final class AccountEnding implements TaskHandler {

    private final Parts parts;
    private final AccountEnds ends;
    private final AccountMarks marks;
    private final EndAlarm alarm;

    /** Works with those parts. */
    public AccountEnding(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        ends = new AccountEnds(parts);
        marks = new AccountMarks(parts, tasks);
        alarm = new EndAlarm(parts);
    }

    @Override
    public Supplier<TaskResult> handle(Task task) {
        var account = task.account().orElseThrow();
        var holders = parts.storage().accounts().holders(account);
        var provider = parts.providers().find(account.issuer(), AccountSuspension.class);
        if (provider.isEmpty()) {
            return () -> TaskResult.notNeeded("not-supported");
        }
        try {
            return ends.isOver(holders)
                    ? suspend(provider.get(), task, account, holders)
                    : reactivate(provider.get(), task, account, holders);
        } catch (ProviderUnavailableException e) {
            return later(task, holders, "provider-unavailable");
        } catch (ProviderRefusalException e) {
            return () -> e.reason() == ProviderRefusalException.Reason.UNKNOWN_ACCOUNT
                    ? marks.gone(account)
                    : marks.refused(task, account, e.reason());
        }
    }

    private Supplier<TaskResult> suspend(
            AccountSuspension provider, Task task, Account account, List<AccountHolder> holders) {
        var before = provider.stateOf(account);
        if (before == AccountState.GONE) {
            return () -> marks.gone(account);
        }
        if (before == AccountState.SUSPENDED && !isOurs(task, holders)) {
            return () -> TaskResult.notNeeded("suspended-by-others");
        }
        try {
            if (!parts.storage().transactions().inTransaction(() -> marks.suspend(account))) {
                return again(task, "changed-meanwhile");
            }
        } catch (StorageException unknown) {
            return again(task, "storage-failed");
        }
        if (before == AccountState.ACTIVE) {
            try {
                provider.suspend(account);
            } catch (ProviderRefusalException veto) {
                return () -> marks.vetoed(task, account, veto.reason());
            }
        }
        return readBack(provider, task, holders, AccountState.SUSPENDED, () -> marks.suspended(account));
    }

    private Supplier<TaskResult> reactivate(
            AccountSuspension provider, Task task, Account account, List<AccountHolder> holders) {
        if (!isOurs(task, holders)) {
            return () -> TaskResult.notNeeded("account-in-use");
        }
        var before = provider.stateOf(account);
        if (before == AccountState.GONE) {
            return () -> marks.gone(account);
        }
        if (before == AccountState.SUSPENDED) {
            provider.reactivate(account);
        }
        return readBack(provider, task, holders, AccountState.ACTIVE, () -> marks.reactivated(account));
    }

    /** An answer that says "done" is not believed: it comes with warnings, and nothing has happened. */
    private Supplier<TaskResult> readBack(
            AccountSuspension provider,
            Task task,
            List<AccountHolder> holders,
            AccountState wanted,
            Supplier<TaskResult> conclusion) {
        return provider.stateOf(task.account().orElseThrow()) == wanted
                ? conclusion
                : later(task, holders, "not-taken-effect");
    }

    /** A worker that was overtaken may have suspended it after the links were in use again. */
    private static boolean isOurs(Task task, List<AccountHolder> holders) {
        return task.reason().filter(Intents.OVERTAKEN::equals).isPresent()
                || holders.stream().anyMatch(holder -> holder.link().state() == Link.State.SUSPENDED);
    }

    private Supplier<TaskResult> later(Task task, List<AccountHolder> holders, String reason) {
        return alarm.late(task, holders).orElseGet(() -> again(task, reason));
    }

    /** That a worker was overtaken is remembered until the end. */
    private static Supplier<TaskResult> again(Task task, String reason) {
        var overtaken = task.reason().filter(Intents.OVERTAKEN::equals);
        return () -> TaskResult.retry(overtaken.orElse(reason));
    }
}
