package org.chaland.linking;

import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Task;
import org.chaland.spi.AccountErasure;
import org.chaland.spi.AccountState;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.ProviderRefusalException;

/**
 * Deletes accounts that a shop made for people who are erased (I12). One that another customer has by now is left; where the provider
 * deletes none, it is suspended, and a person has to see to the rest.
 */
public final class ErasedAccounts implements TaskHandler {

    /** Why an account is left: the shop did not make it. */
    public static final String NOT_OURS = "account-not-ours";

    /** Why an account is left: somebody has a record that uses it, in this shop or another. */
    public static final String IN_USE = "account-in-use";

    private final Parts parts;
    private final ProfileTurns turns;

    /** Works with those parts. */
    public ErasedAccounts(Parts parts) {
        this.parts = parts;
        turns = new ProfileTurns(parts);
    }

    @Override
    public Supplier<TaskResult> handle(Task task) {
        var account = task.account().orElseThrow();
        if (!parts.storage().accounts().holders(account).isEmpty()) {
            return () -> TaskResult.notNeeded(IN_USE);
        }
        try {
            return parts.providers()
                    .find(account.issuer(), AccountErasure.class)
                    .map(provider -> eraseInTurn(provider, account))
                    .orElseGet(() -> suspend(account));
        } catch (ProviderRefusalException refusal) {
            return refusal.reason() == ProviderRefusalException.Reason.UNKNOWN_ACCOUNT
                    ? TaskResult::done
                    : () -> TaskResult.stopped(Provisioning.code(refusal.reason()));
        }
    }

    /** A correction that is on its way lands before, or it would bring back what was erased. */
    private Supplier<TaskResult> eraseInTurn(AccountErasure provider, Account account) {
        return turns.inTurn(account, () -> erase(provider, account)).orElse(() -> TaskResult.retry("account-busy"));
    }

    /** An answer that says "done" is not believed. */
    private static Supplier<TaskResult> erase(AccountErasure provider, Account account) {
        provider.erase(account);
        return provider.isErased(account) ? TaskResult::done : () -> TaskResult.retry("not-taken-effect");
    }

    /** Once a person has deleted it, the task that is run again finds that out. */
    private Supplier<TaskResult> suspend(Account account) {
        var provider = parts.providers().find(account.issuer(), AccountSuspension.class);
        if (provider.filter(known -> known.stateOf(account) == AccountState.GONE)
                .isPresent()) {
            return TaskResult::done;
        }
        provider.ifPresent(known -> known.suspend(account));
        return () -> TaskResult.stopped("no-erasure");
    }
}
