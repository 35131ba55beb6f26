package org.chaland.linking;

import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.internal.Parts;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.ProfileUpdate;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;

/**
 * Passes on to the provider what was put right (Regulation (EU) 2016/679, articles 16 and 19): what the record says by then, to the
 * account that the shop made for its customer, be it suspended, and to no other (I12).
 */
public final class ProfileUpdates implements TaskHandler {

    private static final String UNAVAILABLE = "provider-unavailable";

    private final Parts parts;
    private final AccountMarks marks;
    private final ProfileTurns turns;

    /** Works with those parts. */
    public ProfileUpdates(Parts parts, AccountTasks tasks) {
        this.parts = parts;
        marks = new AccountMarks(parts, tasks);
        turns = new ProfileTurns(parts);
    }

    @Override
    public Supplier<TaskResult> handle(Task task) {
        var account = task.account().orElseThrow();
        var owner = parts.storage().customers().findByAccount(task.shop(), account);
        if (owner.filter(customer -> isOurs(customer, account)).isEmpty()) {
            return () -> TaskResult.notNeeded("not-ours-to-change");
        }
        if (!owner.get().isActive()) {
            return () -> TaskResult.stopped(
                    "customer-" + Provisioning.code(owner.get().state()));
        }
        return parts.providers()
                .find(account.issuer(), ProfileUpdate.class)
                .map(provider -> update(provider, task, account))
                .orElse(() -> TaskResult.notNeeded("not-supported"));
    }

    private static boolean isOurs(Customer customer, Account account) {
        return customer.state() != Customer.State.ERASED
                && customer.linkAt(account.issuer()).filter(Link::isForUsToEnd).isPresent();
    }

    private Supplier<TaskResult> update(ProfileUpdate provider, Task task, Account account) {
        var waiting = task.reason().filter(UNAVAILABLE::equals).orElse("account-busy");
        return turns.inTurn(account, () -> call(provider, task, account)).orElse(() -> TaskResult.retry(waiting));
    }

    /** Read once nobody else calls, so that of two shops or two workers the later one has the later contact. */
    private Supplier<TaskResult> call(ProfileUpdate provider, Task task, Account account) {
        var contact = contact(task, account);
        if (contact.filter(known -> FieldLimits.exceeded(provider, known)).isPresent()) {
            return () -> TaskResult.stopped(Provisioning.code(Reason.INVALID_PROFILE));
        }
        try {
            contact.ifPresent(known -> provider.update(account, known));
            return TaskResult::done;
        } catch (ProviderRefusalException refusal) {
            return () -> refusal.reason() == Reason.UNKNOWN_ACCOUNT
                    ? marks.gone(account)
                    : TaskResult.stopped(Provisioning.code(refusal.reason()));
        }
    }

    private Optional<Contact> contact(Task task, Account account) {
        return parts.storage()
                .customers()
                .findByAccount(task.shop(), account)
                .map(customer ->
                        ProfilePart.ofTopic(task.topic()).of(customer.details().contact()));
    }
}
