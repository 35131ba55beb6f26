package org.chaland.linking;

import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.linking.AccountIntents.ProfilePart;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.Task;
import org.chaland.spi.ProfileUpdate;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.upkeep.TaskHandler;
import org.chaland.upkeep.TaskResult;

/**
 * Writes a corrected contact to the account that the shop made for its customer, also if that is suspended, and to no other
 * account (I12; Regulation (EU) 2016/679, articles 16 and 19). It writes what the record says when the task runs.
 */
final class UpdateProfileTask implements TaskHandler {

    private static final String UNAVAILABLE = "provider-unavailable";

    private final Parts parts;
    private final AccountTasks tasks;
    private final LinkStates links;
    private final ProviderLocks locks;

    UpdateProfileTask(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        this.tasks = tasks;
        links = new LinkStates(parts, tasks);
        locks = new ProviderLocks(parts);
    }

    @Override
    public Supplier<TaskResult> handle(Task task) {
        var account = task.account().orElseThrow();
        var owner = parts.storage().customers().findByAccount(task.shop(), account);
        if (owner.filter(customer -> isOurs(customer, account)).isEmpty()) {
            return () -> TaskResult.notNeeded("not-ours-to-change");
        }
        if (!owner.get().isActive()) {
            return () -> TaskResult.stopped(AccountTasks.RESTRICTED);
        }
        return parts.providers()
                .find(account.issuer(), ProfileUpdate.class)
                .map(provider -> update(provider, task, account))
                .orElse(() -> TaskResult.notNeeded("not-supported"));
    }

    private boolean isOurs(Customer customer, Account account) {
        return customer.state() != Customer.State.ERASED
                && customer.linkAt(account.issuer())
                        .filter(link -> AccountIntents.isOurs(parts, customer.shop(), link))
                        .isPresent();
    }

    private Supplier<TaskResult> update(ProfileUpdate provider, Task task, Account account) {
        var waiting = task.reason().filter(UNAVAILABLE::equals).orElse("account-busy");
        return locks.writing(account, () -> call(provider, task, account)).orElse(() -> TaskResult.retry(waiting));
    }

    /** Reads the contact under the lock, so that of two workers the later one writes the later contact. */
    private Supplier<TaskResult> call(ProfileUpdate provider, Task task, Account account) {
        var contact = contact(task, account);
        if (contact.filter(known -> !provider.hasRoomFor(known)).isPresent()) {
            return () -> TaskResult.stopped(Reason.INVALID_PROFILE.code());
        }
        try {
            contact.ifPresent(known -> provider.update(account, known));
            return () -> passedOn(task, account);
        } catch (ProviderRefusalException refusal) {
            return () -> refusal.reason() == Reason.UNKNOWN_ACCOUNT ? links.gone(account) : TaskResult.refused(refusal);
        }
    }

    private TaskResult passedOn(Task task, Account account) {
        if (ProfilePart.ofTopic(task.topic()) == ProfilePart.EMAIL) {
            parts.storage().customers().findByAccount(task.shop(), account).ifPresent(tasks::addressPassedOn);
        }
        return TaskResult.done();
    }

    private Optional<Contact> contact(Task task, Account account) {
        return parts.storage()
                .customers()
                .findByAccount(task.shop(), account)
                .map(customer ->
                        ProfilePart.ofTopic(task.topic()).of(customer.details().contact()));
    }
}
