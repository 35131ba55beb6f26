package org.chaland.linking;

import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Task;
import org.chaland.spi.AccountErasure;
import org.chaland.spi.AccountState;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.upkeep.TaskHandler;
import org.chaland.upkeep.TaskResult;

/**
 * Deletes an account that a shop made for a customer who is erased (I12). An account that another customer has by now is left.
 * If the provider deletes no accounts, it is suspended, and a person must delete it.
 */
final class DeleteAccountTask implements TaskHandler {

    private final Parts parts;
    private final LinkStates links;
    private final ProviderLocks locks;

    DeleteAccountTask(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        links = new LinkStates(parts, tasks);
        locks = new ProviderLocks(parts);
    }

    @Override
    public Supplier<TaskResult> handle(Task task) {
        var account = task.account().orElseThrow();
        if (!parts.storage().accounts().holders(account).isEmpty()) {
            return () -> links.inUse(account);
        }
        try {
            return parts.providers()
                    .find(account.issuer(), AccountErasure.class)
                    .map(provider -> deleteAlone(provider, account))
                    .orElseGet(() -> suspend(account));
        } catch (ProviderRefusalException refusal) {
            return refusal.reason() == ProviderRefusalException.Reason.UNKNOWN_ACCOUNT
                    ? () -> links.deleted(account)
                    : () -> TaskResult.refused(refusal);
        }
    }

    /** Waits for a correction that is under way, which would bring deleted data back. */
    private Supplier<TaskResult> deleteAlone(AccountErasure provider, Account account) {
        return locks.writing(account, () -> delete(provider, account)).orElse(() -> TaskResult.retry("account-busy"));
    }

    /** A provider may answer "done" although nothing has changed, so the account is looked for. */
    private Supplier<TaskResult> delete(AccountErasure provider, Account account) {
        provider.erase(account);
        return provider.isErased(account) ? () -> links.deleted(account) : () -> TaskResult.retry("not-taken-effect");
    }

    /** After a person has deleted the account, the task that is run again finds it gone. */
    private Supplier<TaskResult> suspend(Account account) {
        var provider = parts.providers().find(account.issuer(), AccountSuspension.class);
        if (provider.filter(known -> known.stateOf(account) == AccountState.GONE)
                .isPresent()) {
            return () -> links.deleted(account);
        }
        provider.ifPresent(known -> known.suspend(account));
        return () -> TaskResult.stopped("no-erasure");
    }
}
